import { expect, test } from 'vitest';
import { AppError } from '../../shared/errors';
import { checkMessage } from './message-limits';

function nest(depth: number): unknown {
  let value: unknown = 'end';
  for (let level = 0; level < depth; level += 1) value = { value };
  return value;
}

test.each<[string, unknown]>([
  ['no input', undefined],
  [
    'a form with a thousand rows',
    { rows: Array.from({ length: 1_000 }, (_, id) => ({ id, value: 'x'.repeat(100) })) },
  ],
  ['a value as long as SuperOffice takes', { value: 'x'.repeat(100_000) }],
])('%s passes', (_name, message) => {
  expect(() => checkMessage(message)).not.toThrow();
});

test.each<[string, unknown]>([
  ['a text of 9 million characters', 'x'.repeat(9_000_000)],
  ['texts that are too long together', Array.from({ length: 90 }, () => 'x'.repeat(100_000))],
  ['a list of a million values', Array.from({ length: 1_000_000 }, () => 0)],
  ['a tree that is 1,000 levels deep', nest(1_000)],
  ['a key __proto__', JSON.parse('{"a":[{"__proto__":1}]}')],
  ['a key constructor', { constructor: 1 }],
  ['a key prototype', { a: { prototype: {} } }],
])('%s is refused', (_name, message) => {
  expect(() => checkMessage(message)).toThrow(AppError);
});
