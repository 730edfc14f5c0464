import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { inProject } from './prepare/project.mjs';
import { parseAst } from 'vite';
import {
  escapeWideLetters,
  keepCalledMethods,
  keepOut,
  neverLookForForms,
  slimParserTables,
} from './slim-bundle';

const require = createRequire(import.meta.url);

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

it('of the tables of the HTTP parser, its connection finds those that it reads', () => {
  const folder = inProject('node_modules', 'undici', 'lib');
  const file = path.join(folder, 'llhttp', 'constants.js');
  const kept = {};
  const whole = require(file);
  runInNewContext(slimParserTables().transform(readFileSync(file, 'utf8'), file), { exports: kept });
  expect(kept).toEqual({ ERROR: whole.ERROR, TYPE: whole.TYPE });
  const readers = readdirSync(folder, { recursive: true }).filter(
    (name) => name.endsWith('.js') && /llhttp\/constants/.test(readFileSync(path.join(folder, name), 'utf8')),
  );
  expect(readers).toEqual([path.join('dispatcher', 'client-h1.js')]);
  const reader = readFileSync(path.join(folder, readers[0]), 'utf8');
  const isRead = [...reader.matchAll(/\bconstants(?!\.js)(?:\.(\w+)| (?!= require))/g)].map(
    ([, name]) => name,
  );
  expect([...new Set(isRead)].toSorted()).toEqual(['ERROR', 'TYPE']);
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
