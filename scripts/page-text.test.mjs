import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { inProject } from './prepare/project.mjs';
import { wholeText } from '../shared/text/whole-text.ts';
import { siteLock } from '../shared/text/en/site-lock.ts';
import { siteRights } from '../shared/text/en/site-rights.ts';
import { events, methods } from '../shared/ipc/channels.ts';

/*
 * A sentence that is not there is shown as its key. Each module that is fetched by itself therefore brings the tables of
 * all that it and its imports say, beside those of the frame; followed here through the sources.
 */

const project = inProject();
const entry = 'renderer/main.tsx';
/** Brings what the frame says. */
const registry = 'shared/text/text.ts';
/** Some methods are named like sentences. */
const bridge = new Set([...methods, ...events]);

const modules = new Map();

test.each(listFetched())('%s brings what it says', (fetched) => {
  const brought = new Set([...reach(entry), ...reach(fetched)].flatMap((id) => read(id).adds));
  const missing = [...reach(fetched)].flatMap((id) =>
    [...read(id).says].filter((key) => !brought.has(key)).map((key) => `${id}: ${key}`),
  );
  expect(missing).toEqual([]);
});

test('the sources are followed and name sentences', () => {
  expect(reach('renderer/features/plans/plans-screen.tsx').size).toBeGreaterThan(30);
  expect([...reach(entry)].flatMap((id) => [...read(id).says]).length).toBeGreaterThan(20);
});

function listFetched() {
  const sources = readdirSync(path.join(project, 'renderer'), { recursive: true })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.|testing/.test(name))
    .map((name) => `renderer/${name.replaceAll(path.sep, '/')}`);
  return [entry, ...new Set(sources.flatMap((id) => read(id).fetches))];
}

function reach(start) {
  const seen = new Set([start]);
  for (const id of seen) for (const imported of read(id).imports) seen.add(imported);
  return seen;
}

function read(id) {
  const known = modules.get(id);
  if (known) return known;
  const code = readFileSync(path.join(project, id), 'utf8');
  const found = {
    imports: [...code.matchAll(/^(?:import|export) (?!type\b)[^;]*?from '(\.[^']+)'/gm)].flatMap(([, to]) =>
      resolve(id, to),
    ),
    fetches: [...code.matchAll(/import\('(\.[^']+)'\)/g)].flatMap(([, to]) => resolve(id, to)),
    adds: listAdded(id, code),
    says: new Set(
      [...code.matchAll(/(\bt\(\s*)?['"`]((?:[a-zA-Z]+\.)[\w.-]*)/g)]
        .filter(([, isTold, key = '']) => isTold !== undefined || !bridge.has(key))
        .flatMap(([, , key = '']) => fileOf(key.split('.').filter((name) => name !== ''))),
    ),
  };
  modules.set(id, found);
  return found;
}

function resolve(from, to = '') {
  const base = path.posix.join(path.posix.dirname(from), to);
  return [`${base}.ts`, `${base}.tsx`].filter((file) => existsSync(path.join(project, file)));
}

/** The file of a sentence, or of the sentences that begin so; none for what is no sentence. */
function fileOf([table = '', name = '']) {
  const sentences = Object.entries(wholeText).find(([key]) => key === table)?.[1];
  if (!sentences || !Object.keys(sentences).some((key) => key.startsWith(name))) return [];
  if (table === 'sites')
    return [name in siteLock ? 'site-lock' : name in siteRights ? 'site-rights' : 'sites'];
  return [
    table === 'standings' ? 'standing' : table.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
  ];
}

/** Files of the tables that a module gives to `addText`, or that the registry knows from the start. */
function listAdded(id, code) {
  const given =
    (id === registry ? /^const known[^=]*=([^;]*);/m : /\baddText\(([^;]*)\);/).exec(code)?.[1] ?? '';
  return [...code.matchAll(/^import \{ (?:\w+ as )?(\w+) \} from '[^']*\/en\/([\w-]+)'/gm)]
    .filter(([, name]) => new RegExp(`\\b${name}\\b`).test(given))
    .map(([, , file]) => file);
}
