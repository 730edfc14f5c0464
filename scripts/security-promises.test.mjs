import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inProject } from './prepare/project.mjs';

const text = readFileSync(inProject('SECURITY.md'), 'utf8');
const table = text.slice(text.indexOf('## What proves it'));
const rows = [...table.matchAll(/^\| (?!Promise|-)(.+?) \| (.+?) \|$/gm)].map(([, promise, proofs]) => ({
  promise: promise.trim(),
  proofs: [...proofs.matchAll(/`([^`]+)`: _(.+?)_(?=<br>|\s*$)/g)].map(([, file, title]) => ({
    file,
    title,
  })),
}));

describe('every promise of SECURITY.md', () => {
  it('is in the table', () => {
    expect(rows.length).toBeGreaterThan(30);
  });

  it.each(rows)('names tests that are there: $promise', ({ proofs }) => {
    expect(proofs).not.toEqual([]);
    for (const { file, title } of proofs) {
      const isThere = existsSync(inProject(file)) && readFileSync(inProject(file), 'utf8').includes(title);
      expect(`${file}: ${title}: ${isThere}`).toBe(`${file}: ${title}: true`);
    }
  });
});
