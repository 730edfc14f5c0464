import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { inProject } from './prepare/project.mjs';

const inFolder = (folder) => readdirSync(inProject(folder)).map((name) => path.posix.join(folder, name));
const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'findings/README.md',
  ...inFolder('docs'),
  ...inFolder('docs/decisions'),
].filter((name) => name.endsWith('.md'));

/** The files and folders of the tree that a document names, and what its links lead to. */
function namedPaths(document) {
  const text = readFileSync(inProject(document), 'utf8');
  const named = [...text.matchAll(/`((?:electron|renderer|shared|scripts|e2e|docs|findings)\/[\w\-./]+)`/g)];
  const linked = [...text.matchAll(/\]\(([^)#:\s]+)(?:#[^)]*)?\)/g)];
  return [
    ...named.map(([, name]) => name),
    ...linked.map(([, name]) => path.join(path.dirname(document), name)),
  ];
}

it.each(documents)('%s names only what is there', (document) => {
  expect(namedPaths(document).filter((name) => !existsSync(inProject(name)))).toEqual([]);
});

it('the list of findings names each script once, in order', () => {
  const list = readFileSync(inProject('findings/README.md'), 'utf8');
  const listed = [...list.matchAll(/^\| \[[^\]]+\]\((.+\.sh)\)/gm)].map(([, name]) => name);
  const scripts = readdirSync(inProject('findings')).filter((name) => name.endsWith('.sh'));
  expect(listed).toEqual(scripts.toSorted());
});

it('most documents lead somewhere', () => {
  expect(documents.filter((document) => namedPaths(document).length > 0).length).toBeGreaterThan(10);
});
