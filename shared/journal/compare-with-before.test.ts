import { describe, expect, it } from 'vitest';
import { checkValues } from '../write/check-values';
import { joinValues } from '../write/joined-value';
import { compilePlan } from '../write/plan';
import { makeValue, writes } from '../write/test-states';
import type { FieldType, FieldValue } from '../value/field-value';
import { compareWithBefore } from './compare-with-before';
import type { JournalEntry } from './entry';

const crmFieldKey = 'SuperOffice:1';

const planOf = (fieldType: FieldType) =>
  compilePlan({
    erpConnectionId: 1,
    erpActorType: 'Customer',
    fields: [
      {
        crmFieldKey,
        displayName: 'Credit limit',
        fieldType,
        access: 'Normal',
        maxLength: 0,
        items: null,
        syncToCrm: true,
        syncToErp: true,
      },
    ],
  });

/** What is proposed for a field that held `before` on both sides and holds `now` today, and what speaks against it. */
function restore(before: string, now: string, fieldType: FieldType) {
  const plan = planOf(fieldType);
  const held: FieldValue[] = [makeValue(now, { crmFieldKey })];
  const entry: Pick<JournalEntry, 'write' | 'before' | 'readBack'> = {
    write: { ...writes['change-values'], values: [makeValue(now, { crmFieldKey, syncToCrm: true })] },
    before: { [crmFieldKey]: { crm: before, erp: before } },
    readBack: null,
  };
  const [field] = compareWithBefore(entry as JournalEntry, { plan, crm: held, erp: held });
  const values = field?.proposals ?? [];
  const rows = joinValues(values, plan, { crm: held, erp: held });
  return { value: values[0]?.value, blocked: checkValues(rows, plan).map(({ code }) => code) };
}

it('a list item from before is called by the word that the entry kept, also where no list names it', () => {
  const plan = planOf('List');
  const held: FieldValue[] = [makeValue('', { crmFieldKey })];
  const entry: Pick<JournalEntry, 'write' | 'before' | 'readBack' | 'words'> = {
    write: { ...writes['change-values'], values: [makeValue('', { crmFieldKey, syncToCrm: true })] },
    before: { [crmFieldKey]: { crm: '[I:3]', erp: '' } },
    readBack: null,
    words: { [crmFieldKey]: { '[I:3]': 'On hold' } },
  };
  const [field] = compareWithBefore(entry as JournalEntry, { plan, crm: held, erp: held });
  expect(field).toMatchObject({ words: { '[I:3]': 'On hold' }, proposals: [{ displayValue: 'On hold' }] });
});

describe('a value from before that may mean two things', () => {
  it.each([
    ['a number', '1.125', '[F:5]', 'Double', 'ambiguous-number'],
    ['a number with a comma', '1,125', '[F:5]', 'Double', 'ambiguous-number'],
  ] as const)(
    'is proposed as it was, and blocked rather than guessed: %s',
    (_name, before, now, type, code) => {
      expect(restore(before, now, type)).toEqual({ value: before, blocked: [code] });
    },
  );

  it('is taken where its form says what it means', () => {
    expect(restore('[F:1.125]', '[F:5]', 'Double')).toEqual({ value: '[F:1.125]', blocked: [] });
    expect(restore('1.234,50', '[F:5]', 'Double')).toEqual({ value: '1.234,50', blocked: [] });
  });
});
