import { visit } from 'jsonc-parser';
import { isSecretName, isSecretTable } from './secret-names';

interface Change {
  offset: number;
  length: number;
  text: string;
}

/**
 * Replaces what stands under a secret's name in JSON, at any depth, and cleans every other text in it. Whatever holds no
 * secret stays letter by letter as it was: long numbers, spaces, the order. Not well formed = the caller looks again.
 */
export function redactJson(
  text: string,
  replacement: string,
  clean: (text: string) => string,
): { text: string; isWellFormed: boolean } {
  const changes: Change[] = [];
  let isWellFormed = true;
  const notWellFormed = () => {
    isWellFormed = false;
  };
  // Whether what comes next stands under a secret's name, and whether what it stands in does.
  let isSecret = false;
  const around: boolean[] = [];
  const begin = () => void around.push(isSecret);
  const end = () => {
    isSecret = around.pop() ?? false;
  };
  try {
    visit(text, {
      onObjectBegin: begin,
      onObjectEnd: end,
      onArrayBegin: begin,
      onArrayEnd: end,
      onObjectProperty: (name) => {
        isSecret = (around.at(-1) ?? false) || isSecretName(name) || isSecretTable(name);
      },
      onLiteralValue: (value: unknown, offset, length) => {
        const after = cleanLiteral(value, isSecret, replacement, clean);
        if (after !== value) changes.push({ offset, length, text: JSON.stringify(after) });
      },
      onError: notWellFormed,
      onComment: notWellFormed,
    });
  } catch {
    // Nested deeper than the parser goes.
    return { text, isWellFormed: false };
  }
  return { text: applyChanges(text, changes), isWellFormed };
}

function cleanLiteral(
  value: unknown,
  isSecret: boolean,
  replacement: string,
  clean: (text: string) => string,
): unknown {
  if (value === '' || (typeof value !== 'string' && typeof value !== 'number')) return value;
  if (isSecret) return replacement;
  return typeof value === 'string' ? clean(value) : value;
}

function applyChanges(text: string, changes: readonly Change[]): string {
  let from = 0;
  const parts = changes.flatMap((change) => {
    const before = text.slice(from, change.offset);
    from = change.offset + change.length;
    return [before, change.text];
  });
  return [...parts, text.slice(from)].join('');
}
