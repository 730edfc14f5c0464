import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { inProject } from './prepare/project.mjs';
import { parseAst } from 'vite';
import { escapeWideLetters, keepCalledMethods, keepOut, neverLookForForms } from './slim-bundle';

it('a script says the same with its wide letters escaped: in texts, templates and patterns', () => {
  const code = "[`${1}–’`, 'Ærø 😀', /^[’😀]$/u.test('😀'), new RegExp(String.raw`[’]`).test('’')]";
  const bundle = { 'page.js': { type: 'chunk', code }, 'page.css': { type: 'asset', source: '–' } };
  escapeWideLetters().generateBundle({}, bundle);
  expect(bundle['page.js'].code).not.toMatch(/[\u0100-\uFFFF]/);
  expect([...runInNewContext(bundle['page.js'].code)]).toEqual(['1–’', 'Ærø 😀', true, true]);
  expect(bundle['page.css'].source).toBe('–');
});

it('being loaded, axios does not make Node load what it has for fetch', () => {
  const file = inProject('node_modules', 'axios', 'lib', 'utils.js');
  const slim = neverLookForForms().transform(readFileSync(file, 'utf8'), file);
  expect(slim).not.toMatch(/[Gg](lobalThis)?\.(FormData|fetch|Headers|Request|Response)\b/);
});

it('an agent of the vendor keeps what is called of it, with its helper, and nothing else', () => {
  const file = inProject('node_modules', '@superoffice', 'webapi', 'dist', 'esm', 'ErpSyncAgent.js');
  const calls = [
    'const link = () => agent.connectActorAsync(request);',
    'agent\n  .getAllConnectionsAsync()',
  ];
  const slim = keepCalledMethods(calls).transform.call({ parse: parseAst }, readFileSync(file, 'utf8'), file);
  const kept = [...slim.matchAll(/^ {4}(?:async )?(\w+)\(.*\) \{$/gm)].map(([, name]) => name);
  expect(kept).toEqual([
    'constructor',
    '_getAllConnectionsAsync',
    'getAllConnectionsAsync',
    '_connectActorAsync',
    'connectActorAsync',
  ]);
  expect(() => parseAst(slim)).not.toThrow();
});

it('what must stay out of a script stops its build, and names what brings it', () => {
  buildWithout(/left-out/, ['/some/module.ts']);
  expect(() => buildWithout(/left-out/, ['/some/module.ts', '/left-out/index.js'])).toThrow(
    'page.js brings /left-out/index.js',
  );
});

function buildWithout(modules, moduleIds) {
  const context = { error: (problem) => expect.fail(problem) };
  const bundle = { 'page.js': { type: 'chunk', fileName: 'page.js', moduleIds } };
  keepOut(modules).generateBundle.call(context, {}, bundle);
}
