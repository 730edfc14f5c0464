import { AppError } from '../../shared/errors';

const maxTextLength = 8_000_000;
const maxValues = 200_000;
const maxDepth = 20;
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Refuses a message that is too big or carries keys that could reach an object's prototype, before a schema
 * looks at it. Throws AppError `invalid-input`.
 */
export function checkMessage(message: unknown): void {
  const waiting: { value: unknown; depth: number }[] = [{ value: message, depth: 0 }];
  let values = 0;
  let textLength = 0;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, depth } = next;
    if (typeof value === 'string') textLength += value.length;
    const keys = typeof value === 'object' && value !== null ? Object.getOwnPropertyNames(value) : [];
    values += keys.length;
    if (values > maxValues || textLength > maxTextLength || depth > maxDepth)
      throw new AppError('invalid-input');
    for (const key of keys) {
      if (forbiddenKeys.has(key)) throw new AppError('invalid-input');
      textLength += key.length;
      waiting.push({ value: Reflect.get(Object(value), key), depth: depth + 1 });
    }
  }
}
