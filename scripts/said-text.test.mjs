import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { inProject } from './prepare/project.mjs';
import { commandLine } from '../shared/text/en/command-line.ts';
import { dataFolder } from '../shared/text/en/data-folder.ts';
import { menu } from '../shared/text/en/menu.ts';
import { question } from '../shared/text/en/question.ts';
import { signIn } from '../shared/text/en/sign-in.ts';
import { transfer } from '../shared/text/en/transfer.ts';
import { wholeText } from '../shared/text/whole-text.ts';

/*
 * A sentence is named by its key, or by a template that can become it. What nobody names any more would be carried along
 * for ever.
 */

const code = ['electron', 'renderer', 'shared'].map(readSources).join('\n');
const tables = { ...wholeText, commandLine, dataFolder, menu, question, signIn, transfer };

test('every sentence is said by somebody', () => {
  const named = new Set([...code.matchAll(/['"`]([a-zA-Z]+\.[\w.-]+)['"`]/g)].map(([, key]) => key));
  const templates = [...code.matchAll(/`([a-zA-Z]+\.[^`\n]*\$\{[^`\n]*)`/g)].map(([, text]) =>
    toPattern(text),
  );
  // Tables that are read whole, as `sheet.cells[problem]`.
  const isReadWhole = (key) => {
    const [table, ...parts] = key.split('.');
    return new RegExp(`[^'"\`\\w.]${table}(?:Text)?\\.${parts.join('\\.')}\\b`).test(code);
  };
  const keys = Object.entries(tables).flatMap(([table, sentences]) => listKeys(sentences, table));
  const unsaid = keys.filter(
    (key) =>
      !named.has(key) &&
      !templates.some((pattern) => pattern.test(key)) &&
      !isReadWhole(key.slice(0, key.lastIndexOf('.'))),
  );
  expect(keys.length).toBeGreaterThan(1_000);
  expect(unsaid).toEqual([]);
});

/** The keys of a table; both forms of a plural are one key. */
function listKeys(table, before) {
  return Object.entries(table).flatMap(([name, part]) =>
    typeof part === 'string'
      ? [`${before}.${name}`.replace(/_(one|other)$/, '')]
      : listKeys(part, `${before}.${name}`),
  );
}

/** What a template can become; what is filled in may hold braces of its own. */
function toPattern(template) {
  const parts = template.replaceAll(/\$\{(?:[^{}]|\{[^}]*\})*\}/g, '\0').split('\0');
  return new RegExp(`^${parts.map((part) => part.replaceAll(/[.*+?^$|()[\]\\{}]/g, '\\$&')).join('.*')}$`);
}

function readSources(folder) {
  return readdirSync(inProject(folder), { recursive: true })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.|testing|text[\\/]en[\\/](?!plan-reasons)/.test(name))
    .map((name) => readFileSync(path.join(inProject(folder), name), 'utf8'))
    .join('\n');
}
