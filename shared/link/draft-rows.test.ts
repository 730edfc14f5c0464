import { describe, expect, it } from 'vitest';
import { joinFields } from '../write/joined-value';
import { compilePlan } from '../write/plan';
import {
  createLeftRow,
  createRow,
  editAndWrite,
  editValue,
  isFromBefore,
  mergeRows,
  takeAndAlsoWrite,
  takeAndWrite,
  takeSide,
  toFieldValue,
} from './draft-rows';
import { makeField, makeLoaded, planField, side, startRow, type TestField } from './test-rows';

/** Freshly read fields, as a form gets them. */
function joined(...fields: TestField[]) {
  const loaded = makeLoaded(fields);
  return joinFields(compilePlan(loaded.plan), loaded);
}

const different = { crm: side('left'), erp: side('right') };

describe('a row', () => {
  it.each([
    ['to CRM only starts with the ERP value', { syncToCrm: true, syncToErp: false }, 'erp'],
    ['to ERP only starts with the SuperOffice value', { syncToCrm: false, syncToErp: true }, 'crm'],
    ['both ways starts with the SuperOffice value', { syncToCrm: true, syncToErp: true }, 'crm'],
    ['no way starts with the SuperOffice value', { syncToCrm: false, syncToErp: false }, 'crm'],
  ] as const)('a field that flows %s', (_name, switches, source) => {
    const row = startRow(makeField({ ...different, ...switches }));
    expect(row).toMatchObject({ ...switches, source, value: different[source].value });
  });

  it('never starts with an empty value where the other side has one', () => {
    const row = startRow(makeField({ crm: side(''), erp: side('right'), syncToCrm: true, syncToErp: true }));
    expect(row.value).toBe('right');
  });

  it('starts with the side that could be read', () => {
    expect(startRow(makeField({ crm: null, erp: side('right') })).value).toBe('right');
    expect(startRow(makeField({ crm: side('left'), erp: null, syncToCrm: true })).value).toBe('left');
    expect(startRow(makeField({ crm: null, erp: null })).value).toBe('');
  });
});

describe('a start never clears', () => {
  it.each([
    ['the ERP', { crm: side(''), erp: side('x'), syncToErp: true }],
    ['SuperOffice', { crm: side('x'), erp: side(''), syncToCrm: true }],
    ['a side that was not read', { crm: side(''), erp: null, syncToErp: true }],
  ])('%s', (_name, over) => {
    expect(startRow(makeField(over))).toMatchObject({ value: '', syncToCrm: false, syncToErp: false });
  });

  it('and leaves the switches on where both are empty, or there is a value', () => {
    expect(startRow(makeField({ crm: side(''), erp: side(''), syncToErp: true })).syncToErp).toBe(true);
    expect(startRow(makeField({ crm: side('a'), erp: side(''), syncToErp: true })).syncToErp).toBe(true);
  });
});

describe('taking a side', () => {
  const over = { ...different, syncToErp: true };
  const field = planField(over);

  it('switches on writing to the other side where the mapping writes there', () => {
    const off = { ...startRow(makeField(over)), syncToErp: false };
    expect(takeAndWrite(off, 'crm', field)).toMatchObject({
      source: 'crm',
      syncToErp: true,
      syncToCrm: false,
    });
  });

  it('leaves the other side alone where the mapping does not, until somebody asks for it', () => {
    const row = startRow(makeField(over));
    expect(takeAndWrite(row, 'erp', field)).toMatchObject({ source: 'erp', syncToCrm: false });
    expect(takeAndAlsoWrite(row, 'erp', field)).toMatchObject({ source: 'erp', syncToCrm: true });
  });

  it('never writes to what the ERP cannot change', () => {
    const locked = planField({ ...over, access: 'ReadOnly', syncToErp: false });
    expect(takeAndAlsoWrite(startRow(makeField(over)), 'crm', locked).syncToErp).toBe(true);
    expect(
      takeAndAlsoWrite({ ...startRow(makeField(over)), syncToErp: false }, 'crm', locked).syncToErp,
    ).toBe(false);
  });

  it('clears the other side only when one row is taken, never with all', () => {
    const empty = { crm: side('x'), erp: side(''), syncToCrm: true };
    const row = startRow(makeField(empty));
    expect(takeAndWrite(row, 'erp', planField(empty), 'all').syncToCrm).toBe(false);
    expect(takeAndWrite(row, 'erp', planField(empty)).syncToCrm).toBe(true);
  });
});

describe('takeSide and editValue', () => {
  const field = makeField({ crm: side('[I:1]', 'Norge'), erp: side('[I:2]', 'Sverige'), fieldType: 'List' });

  it('takes the value exactly as the side gave it, with its display value', () => {
    expect(takeSide(startRow(field), 'erp')).toMatchObject({
      value: '[I:2]',
      displayValue: 'Sverige',
      source: 'erp',
    });
  });

  it('leaves the row alone where the side was not read', () => {
    const row = startRow({ ...field, erp: null });
    expect(takeSide(row, 'erp')).toBe(row);
  });

  it('keeps a typed third value apart from both sides', () => {
    expect(editValue(startRow(field), '[I:3]', 'Danmark')).toMatchObject({
      source: 'typed',
      value: '[I:3]',
    });
  });

  it('sends a side’s own display value when somebody types what the side holds', () => {
    expect(editValue(startRow(field), '[I:2]', 'typed name')).toMatchObject({
      source: 'erp',
      displayValue: 'Sverige',
    });
  });
});

describe('mergeRows', () => {
  it('a switch that was off as a side was not read is on again once it is, unless somebody chose', () => {
    const field = { crm: side(''), syncToErp: true };
    const [unread] = joined(makeField({ ...field, erp: null }));
    const readable = joined(makeField({ ...field, erp: side('') }));
    if (!unread) throw new Error('No field was joined.');
    const row = createRow(unread);
    expect(row.syncToErp).toBe(false);
    expect(mergeRows([row], readable, { started: { [row.id]: row } })[0]?.syncToErp).toBe(true);
    const chosen = { ...row, syncToCrm: true };
    expect(mergeRows([chosen], readable, { started: { [row.id]: row } })[0]?.syncToErp).toBe(false);
  });

  it('keeps what the user chose and takes what the site holds now', () => {
    const typed = editValue(startRow(makeField(different)), 'third', 'third');
    const fresh = makeField({ crm: side('left'), erp: side('moved') });
    const rows = mergeRows([{ ...typed, syncToErp: true }], joined(fresh));
    expect(rows).toEqual([{ ...typed, syncToErp: true, erp: side('moved') }]);
  });

  it('follows the side a value was taken from', () => {
    const taken = takeSide(startRow(makeField(different)), 'erp');
    const rows = mergeRows([taken], joined(makeField({ crm: side('left'), erp: side('moved') })));
    expect(rows[0]?.value).toBe('moved');
  });

  it.each([null, side('right')])(
    'goes on showing a value whose side is not read any more, and writes it nowhere',
    (erp) => {
      const row = startRow(makeField({ ...different, syncToErp: true }));
      const unread = joined(makeField({ crm: null, erp, syncToErp: true }));
      for (const started of [{ [row.id]: row }, {}]) {
        const [shown] = mergeRows([row], unread, { started });
        expect(shown).toMatchObject({ value: 'left', crm: null, syncToCrm: false, syncToErp: false });
        expect(shown && isFromBefore(shown)).toBe(true);
      }
    },
  );

  it('does not clear the ERP because SuperOffice was emptied meanwhile', () => {
    const row = startRow(makeField({ ...different, syncToErp: true }));
    const rows = mergeRows([row], joined(makeField({ crm: side(''), erp: side('right'), syncToErp: true })));
    expect(rows[0]).toMatchObject({ value: '', syncToErp: false });
  });

  it('adds new fields and drops fields that are no longer mapped', () => {
    const gone = startRow(makeField({ crmFieldKey: 'FAX' }));
    const rows = mergeRows([gone], joined(makeField({ crmFieldKey: 'PHONE' })));
    expect(rows.map((row) => row.crmFieldKey)).toEqual(['PHONE']);
  });
});

it('sends the documented six members of a field value and nothing else', () => {
  expect(JSON.stringify(toFieldValue(startRow(makeField())))).toBe(
    '{"displayName":"Name","crmFieldKey":"NAME","value":"a","displayValue":"a","syncToCrm":false,"syncToErp":false}',
  );
});

function left(over: Partial<TestField>) {
  const [one] = joined(makeField(over));
  if (!one) throw new Error('no field');
  return { row: createLeftRow(one), field: one.field };
}

describe('a row of a link that stays', () => {
  const field = { ...different, syncToCrm: true, syncToErp: true };

  it('starts with nothing to be written', () => {
    expect(left(field).row).toMatchObject({ syncToCrm: false, syncToErp: false });
  });

  it('is written where the mapping writes as soon as somebody types', () => {
    const { row, field: plan } = left(field);
    expect(editAndWrite(row, 'third', 'third', plan)).toMatchObject({ syncToCrm: true, syncToErp: true });
    const oneWay = left({ ...different, syncToCrm: true, syncToErp: false });
    expect(editAndWrite(oneWay.row, 'third', 'third', oneWay.field)).toMatchObject({
      syncToCrm: true,
      syncToErp: false,
    });
  });

  it('never writes a field that the ERP keeps to itself, nor a side that was not read', () => {
    const readOnly = left({ ...field, access: 'ReadOnly' });
    expect(editAndWrite(readOnly.row, 'third', 'third', readOnly.field).syncToErp).toBe(false);
    const unread = left({ ...field, erp: null });
    expect(editAndWrite(unread.row, 'third', 'third', unread.field).syncToErp).toBe(false);
  });

  it('keeps a switch that somebody turned off while typing goes on', () => {
    const { row, field: plan } = left(field);
    const typed = { ...editAndWrite(row, 'thir', 'thir', plan), syncToErp: false };
    expect(editAndWrite(typed, 'third', 'third', plan)).toMatchObject({ syncToCrm: true, syncToErp: false });
  });
});
