import { expect, test } from 'vitest';
import { compareTexts } from './compare-texts';

test('each pair gets the rules by which it means the same, in its place', async () => {
  const pairs = [
    { kind: 'phone', crm: '22 00 11 22', erp: '+47 22001122' },
    { kind: 'text', crm: 'Oslo', erp: 'Bergen' },
    { kind: 'text', crm: 'Oslo', erp: 'OSLO' },
    // A date in the digits of a phone: no number in Norway.
    { kind: 'phone', crm: '20240131', erp: '+4720240131' },
  ] as const;
  expect(await compareTexts(pairs, [])).toEqual([['phone'], null, ['letter-case'], null]);
  expect(await compareTexts(pairs, ['phone'])).toEqual([null, null, ['letter-case'], null]);
});
