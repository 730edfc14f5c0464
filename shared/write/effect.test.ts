import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftEffectSentence } from '../link/draft-effect';
import { makeDraft, makeRow, side } from '../link/test-rows';
import { createWholeText } from '../text/whole-text';
import { effectOfValue, effectOfValues } from './effect';
import type { JoinedValue } from './joined-value';
import { fieldOf } from './plan';

const t = createWholeText();
const differing = { crm: side('left'), erp: side('right') };
const toCrm = makeRow({ ...differing, value: 'right', source: 'erp', syncToCrm: true });
const toErp = makeRow({ ...differing, value: 'left', source: 'crm', syncToErp: true });
const leave = makeRow({ ...differing, value: 'left', source: 'crm' });
const equal = makeRow({ syncToCrm: true, syncToErp: true });
const blind = makeRow({ crm: null, erp: null, value: 'x', syncToErp: true });
const unread = makeRow({ erp: null, syncToCrm: true });

/** No rules: whatever differs counts in full. */
const inFull = () => false;

function sentence(rows: JoinedValue[]): string {
  return draftEffectSentence(makeDraft({ rows }), null, inFull, t).replace(
    'Links Orkdal AS to Customer 10014. ',
    '',
  );
}

describe('the sentence about the values', () => {
  it('counts what is written to each side and what stays different', () => {
    expect(sentence([toCrm, toCrm, toErp, leave, leave, leave, equal])).toBe(
      'Writes 2 fields to CRM and 1 to ERP; 3 stay different.',
    );
  });

  it.each([
    ['one side only', [toErp], 'Writes 1 field to ERP and none to CRM; none stays different.'],
    ['one that stays', [toCrm, leave], 'Writes 1 field to CRM and none to ERP; 1 stays different.'],
    ['equal values', [equal], 'All values are equal already; nothing else is written.'],
    ['differences left alone', [leave, leave], 'Writes no values; 2 stay different.'],
    ['no fields', [], 'Sends no field values.'],
  ])('says it for %s', (_name, rows, expected) => {
    expect(sentence(rows)).toBe(expected);
  });

  it.each([
    [
      'a blind write',
      [blind],
      'Writes 1 field whose present value was not read, so it may overwrite something.',
    ],
    [
      'a blind write beside known ones',
      [blind, blind, toCrm, toErp],
      'Writes 1 field to CRM and 1 to ERP; none stays different. Also writes 2 fields whose present values were not read, so it may overwrite something.',
    ],
    [
      'nothing written and nothing read',
      [makeRow({ crm: null, erp: null })],
      'Writes no values; 1 was not compared, as a side was not read.',
    ],
    [
      'one side unread',
      [unread, leave],
      'Writes no values; 1 stays different, 1 was not compared, as a side was not read.',
    ],
    [
      'a blind write beside what stays',
      [blind, leave],
      'Writes 1 field whose present value was not read, so it may overwrite something; 1 stays different.',
    ],
  ])('never calls equal what was not read: %s', (_name, rows, expected) => {
    expect(sentence(rows)).toBe(expected);
  });
});

describe('the sentence about the link', () => {
  it('names a record without a name by its type and id', () => {
    const draft = makeDraft({ crmName: '', crmRecordId: 556, rows: [] });
    expect(draftEffectSentence(draft, null, inFull, t)).toBe(
      'Links Company 556 to Customer 10014. Sends no field values.',
    );
  });

  it('shows names with markup as they are', () => {
    const draft = makeDraft({ crmName: '<b>A & B</b>', rows: [] });
    expect(draftEffectSentence(draft, null, inFull, t)).toContain('Links <b>A & B</b> to');
  });
});

const anySide = fc.option(fc.constantFrom('a', 'b', '').map((text) => side(text)));
const anyRow = fc
  .record({
    crm: anySide,
    erp: anySide,
    value: fc.constantFrom('a', 'b', 'c', ''),
    syncToCrm: fc.boolean(),
    syncToErp: fc.boolean(),
  })
  .map((over) => makeRow(over));

/** A side of it stays as it is, and was not read. */
function isUnread({ crm, erp, syncToCrm, syncToErp }: JoinedValue): boolean {
  return (crm === null && !syncToCrm) || (erp === null && !syncToErp);
}

describe('the effect on a value', () => {
  it('writes a side only where its switch is on and its value is another', () => {
    fc.assert(
      fc.property(anyRow, (row) => {
        const effect = effectOfValue(row, fieldOf(null, 'a'));
        expect(effect.crm).toBe(row.syncToCrm && row.crm !== null && row.crm.value !== row.value);
        expect(effect.erp).toBe(row.syncToErp && row.erp !== null && row.erp.value !== row.value);
      }),
    );
  });

  it('leaves nothing different where both switches are on', () => {
    fc.assert(
      fc.property(anyRow, (row) => {
        const both = { ...row, syncToCrm: true, syncToErp: true };
        expect(effectOfValue(both, fieldOf(null, 'a')).staysDifferent).toBe(false);
      }),
    );
  });

  it('never says “equal” of values of which a side that stays was not read', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { minLength: 1, maxLength: 5 }), (rows) => {
        fc.pre(rows.some(isUnread));
        expect(sentence(rows)).not.toMatch(/equal already|none stays different\.$/);
      }),
    );
  });
});

it('adds values up one by one', () => {
  expect(effectOfValues([toCrm, toErp, leave, equal, blind, unread], null)).toEqual({
    fields: 6,
    crmWrites: 1,
    erpWrites: 1,
    staysDifferent: 1,
    notRead: 1,
    notCompared: 1,
  });
});
