import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { guardText, unguardText } from './guarded-text';

test('whatever a text begins with, it is safe in a text file and comes back', () => {
  const text = fc.string({ unit: fc.constantFrom('=', '+', '-', '@', "'", '\t', '1', 'a'), maxLength: 6 });
  fc.assert(
    fc.property(text, (one) => {
      expect(guardText(one)).not.toMatch(/^[=+\-@\t]/);
      expect(unguardText(guardText(one))).toBe(one);
    }),
  );
});
