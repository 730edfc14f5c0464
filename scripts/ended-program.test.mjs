import { expect, test } from 'vitest';
import { codeOfEnded } from './ended-program.mjs';

test('a command ends with the code of its program, and says nothing of its own', () => {
  const said = [];
  expect(codeOfEnded(4, null, (sentence) => said.push(sentence))).toBe(4);
  expect(said).toEqual([]);
});

test('a program that was killed is told, and is no row that needs somebody', () => {
  const said = [];
  expect(codeOfEnded(null, 'SIGKILL', (sentence) => said.push(sentence))).toBe(137);
  expect(said).toEqual([expect.stringContaining('ended from outside (SIGKILL)')]);
});
