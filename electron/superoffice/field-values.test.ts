import { anything, array, assert, boolean, constantFrom, oneof, property, record, string } from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { AppError } from '../../shared/errors';
import { createFieldValueReader } from './field-values';
import type { SiteClient } from './site-client';
import { lenientText } from './vendor-client';

const client = { address: { host: 'crm.example' } } as SiteClient;
const read = createFieldValueReader(client, 'nb-NO');

const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false);
/** As the validator would read it. */
const schema = z.array(
  z.object({
    displayName: lenientText,
    crmFieldKey: lenientText,
    value: lenientText,
    displayValue: lenientText,
    syncToCrm: flag,
    syncToErp: flag,
  }),
);

const text = oneof(string(), constantFrom(null, undefined));
const onOff = oneof(boolean(), constantFrom(null, undefined));
const carriers = array(
  record(
    {
      displayName: text,
      crmFieldKey: text,
      value: text,
      displayValue: text,
      syncToCrm: onOff,
      syncToErp: onOff,
    },
    { requiredKeys: [] },
  ),
);

function readOrRefuse(answer: unknown) {
  try {
    return read(answer, 'GetFieldValuesFromCrm');
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

test('an answer is taken or refused, and made into values, as by the validator', () => {
  const broken = array(
    oneof(
      record(
        { displayName: text, value: oneof(text, anything()), syncToErp: oneof(onOff, anything()) },
        { requiredKeys: [] },
      ),
      anything(),
    ),
    { maxLength: 3 },
  );
  assert(
    property(oneof(carriers, broken, anything()), (answer) => {
      const parsed = schema.safeParse(answer);
      expect(readOrRefuse(answer)).toEqual(parsed.success ? parsed.data : null);
    }),
    { numRuns: 500 },
  );
});

test('a name in several languages is the one that is wanted most, a value is never touched', () => {
  const several = 'NO:"Firmanavn";US:"Name"';
  const answer = [{ displayName: several, crmFieldKey: 'NAME', value: several, displayValue: several }];
  const once = read(answer, 'GetFieldValuesFromCrm');
  expect(once).toEqual(read(answer, 'GetFieldValuesFromCrm'));
  expect(once).toMatchObject([{ displayName: 'Firmanavn', value: several, displayValue: several }]);
  const english = createFieldValueReader(client, 'en');
  expect(english(answer, 'GetFieldValuesFromCrm')).toMatchObject([{ displayName: 'Name' }]);
});

test('what is refused says where, never what', () => {
  const answer = [{ crmFieldKey: 'NAME' }, { crmFieldKey: 'NAME', value: 12 }];
  expect(() => read(answer, 'GetFieldValuesFromErp')).toThrow(
    expect.objectContaining({
      code: 'broken-answer',
      params: { host: 'crm.example', call: 'GetFieldValuesFromErp' },
      detail: '1.value: no text',
    }) as Error,
  );
});
