import { expect, test } from 'vitest';
import type { NewActorFormField } from '../../../../shared/record/new-actor-form';
import { findProblem, startValues, toErpValues } from './new-actor-values';

function field(over: Partial<NewActorFormField>): NewActorFormField {
  return {
    fieldKey: 'F',
    displayName: 'Field',
    description: '',
    fieldType: 'Text',
    access: 'Normal',
    maxLength: 0,
    defaultValue: '',
    choices: null,
    ...over,
  };
}

test.each([
  [{ access: 'Mandatory' }, '', 'empty'],
  [{ access: 'Mandatory' }, '   ', 'empty'],
  // The ERP fills it in by itself.
  [{ access: 'Mandatory', defaultValue: 'SEK' }, '', null],
  [{ access: 'Mandatory', fieldType: 'List', choices: [] }, '', 'empty'],
  [{ access: 'ReadOnly' }, '', null],
  [{ maxLength: 3 }, 'four', 'tooLong'],
  [{ maxLength: 0 }, 'as long as you like', null],
  [{ fieldType: 'Integer' }, '12', null],
  [{ fieldType: 'Integer' }, '1,5', 'notWhole'],
  [{ fieldType: 'Integer' }, 'twelve', 'notNumber'],
  [{ fieldType: 'Double' }, '1 500,50', null],
  [{ fieldType: 'Double' }, '50.000', 'ambiguous'],
  [{ fieldType: 'Date' }, '31.12.2026', null],
  [{ fieldType: 'Date' }, 'soon', 'notDate'],
] as const)('%j with “%s”: %s', (over, typed, kind) => {
  expect(findProblem(field(over as Partial<NewActorFormField>), typed)?.kind ?? null).toBe(kind);
});

test('values travel in the form that the WebAPI documents, and keys of lists as the ERP spells them', () => {
  const fields = [
    field({ fieldKey: 'days', fieldType: 'Integer' }),
    field({ fieldKey: 'limit', fieldType: 'Double' }),
    field({ fieldKey: 'since', fieldType: 'Date' }),
    field({ fieldKey: 'vip', fieldType: 'Checkbox' }),
    field({ fieldKey: 'group', fieldType: 'List' }),
    field({ fieldKey: 'number', access: 'ReadOnly' }),
    field({ fieldKey: 'note' }),
  ];
  const typed = {
    days: '14',
    limit: '1500,5',
    since: '31.12.2026',
    vip: 'false',
    group: '007',
    number: '12',
    note: '',
  };
  expect(toErpValues(fields, typed)).toEqual({
    days: '[I:14]',
    limit: '[F:1500.5]',
    since: '[D:12/31/2026]',
    vip: '[I:0]',
    group: '007',
  });
});

test('the form starts with the defaults of the ERP, as a person writes them', () => {
  const fields = [
    field({ fieldKey: 'days', fieldType: 'Integer', defaultValue: '[I:14]' }),
    field({ fieldKey: 'vip', fieldType: 'Checkbox', defaultValue: '[I:1]' }),
    field({ fieldKey: 'group', fieldType: 'List', defaultValue: 'A' }),
  ];
  expect(startValues(fields)).toEqual({ days: '14', vip: 'true', group: 'A' });
});
