import { describe, expect, it } from 'vitest';
import { createRow, editValue, mergeRows, takeSide, toFieldValue } from './draft-rows';
import { makeField, side } from './test-rows';

const different = { crm: side('left'), erp: side('right') };

describe('createRow', () => {
  it.each([
    ['to CRM only starts with the ERP value', { syncToCrm: true, syncToErp: false }, 'erp'],
    ['to ERP only starts with the SuperOffice value', { syncToCrm: false, syncToErp: true }, 'crm'],
    ['both ways starts with the SuperOffice value', { syncToCrm: true, syncToErp: true }, 'crm'],
    ['no way starts with the SuperOffice value', { syncToCrm: false, syncToErp: false }, 'crm'],
  ] as const)('a field that flows %s', (_name, switches, source) => {
    const row = createRow(makeField({ ...different, ...switches }));
    expect(row).toMatchObject({ ...switches, source, value: different[source].value });
  });

  it('never starts with an empty value where the other side has one', () => {
    const row = createRow(makeField({ crm: side(''), erp: side('right'), syncToCrm: true, syncToErp: true }));
    expect(row.value).toBe('right');
  });

  it('starts with the side that could be read', () => {
    expect(createRow(makeField({ crm: null, erp: side('right') })).value).toBe('right');
    expect(createRow(makeField({ crm: side('left'), erp: null, syncToCrm: true })).value).toBe('left');
    expect(createRow(makeField({ crm: null, erp: null })).value).toBe('');
  });
});

describe('takeSide and editValue', () => {
  const field = makeField({ crm: side('[I:1]', 'Norge'), erp: side('[I:2]', 'Sverige'), fieldType: 'List' });

  it('takes the value exactly as the side gave it, with its display value', () => {
    expect(takeSide(createRow(field), 'erp')).toMatchObject({
      value: '[I:2]',
      displayValue: 'Sverige',
      source: 'erp',
    });
  });

  it('leaves the row alone where the side was not read', () => {
    const row = createRow({ ...field, erp: null });
    expect(takeSide(row, 'erp')).toBe(row);
  });

  it('keeps a typed third value apart from both sides', () => {
    expect(editValue(createRow(field), '[I:3]', 'Danmark')).toMatchObject({
      source: 'typed',
      value: '[I:3]',
    });
  });

  it('sends a side’s own display value when somebody types what the side holds', () => {
    expect(editValue(createRow(field), '[I:2]', 'typed name')).toMatchObject({
      source: 'erp',
      displayValue: 'Sverige',
    });
  });
});

describe('mergeRows', () => {
  it('keeps what the user chose and takes what the site holds now', () => {
    const typed = editValue(createRow(makeField(different)), 'third', 'third');
    const fresh = makeField({ crm: side('left'), erp: side('moved') });
    const { rows, moved } = mergeRows([{ ...typed, syncToErp: true }], [fresh]);
    expect(rows).toEqual([{ ...typed, syncToErp: true, erp: side('moved') }]);
    expect(moved).toEqual(['NAME']);
  });

  it('follows the side a value was taken from', () => {
    const taken = takeSide(createRow(makeField(different)), 'erp');
    const { rows } = mergeRows([taken], [makeField({ crm: side('left'), erp: side('moved') })]);
    expect(rows[0]?.value).toBe('moved');
  });

  it('adds new fields, drops fields that are no longer mapped, and says nothing moved', () => {
    const gone = createRow(makeField({ crmFieldKey: 'FAX' }));
    const { rows, moved } = mergeRows([gone], [makeField({ crmFieldKey: 'PHONE' })]);
    expect(rows.map((row) => row.crmFieldKey)).toEqual(['PHONE']);
    expect(moved).toEqual([]);
  });
});

it('sends the documented six members of a field value and nothing else', () => {
  expect(JSON.stringify(toFieldValue(createRow(makeField())))).toBe(
    '{"displayName":"Name","crmFieldKey":"NAME","value":"a","displayValue":"a","syncToCrm":false,"syncToErp":false}',
  );
});
