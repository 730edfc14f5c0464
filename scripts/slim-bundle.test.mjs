import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { escapeWideLetters } from './slim-bundle';

it('a script says the same with its wide letters escaped: in texts, templates and patterns', () => {
  const code = "[`${1}–’`, 'Ærø 😀', /^[’😀]$/u.test('😀'), new RegExp(String.raw`[’]`).test('’')]";
  const bundle = { 'page.js': { type: 'chunk', code }, 'page.css': { type: 'asset', source: '–' } };
  escapeWideLetters().generateBundle({}, bundle);
  expect(bundle['page.js'].code).not.toMatch(/[\u0100-\uFFFF]/);
  expect([...runInNewContext(bundle['page.js'].code)]).toEqual(['1–’', 'Ærø 😀', true, true]);
  expect(bundle['page.css'].source).toBe('–');
});
