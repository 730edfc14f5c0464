import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createText } from '../text/text';
import type { DraftRow } from '../link/draft';
import { computeEffect, effectOfRow, effectSentence } from './effect';
import { makeDraft, makeRow, side } from '../link/test-rows';

const t = createText();
const differing = { crm: side('left'), erp: side('right') };
const toCrm = makeRow({ ...differing, value: 'right', source: 'erp', syncToCrm: true });
const toErp = makeRow({ ...differing, value: 'left', source: 'crm', syncToErp: true });
const leave = makeRow({ ...differing, value: 'left', source: 'crm' });
const equal = makeRow({ syncToCrm: true, syncToErp: true });

function sentence(rows: DraftRow[]): string {
  return effectSentence(makeDraft({ rows }), t);
}

describe('effectSentence', () => {
  it('counts what is written to each side and what stays different', () => {
    expect(sentence([toCrm, toCrm, toErp, leave, leave, leave, equal])).toBe(
      'Links Orkdal AS to Customer 10014. Writes 2 fields to CRM and 1 to ERP; 3 stay different.',
    );
  });

  it.each([
    ['one side only', [toErp], 'Writes 1 field to ERP and none to CRM; none stays different.'],
    ['one that stays', [toCrm, leave], 'Writes 1 field to CRM and none to ERP; 1 stays different.'],
    ['equal values', [equal], 'All values are equal already; nothing else is written.'],
    ['differences left alone', [leave, leave], 'Writes no values; 2 stay different.'],
    ['no fields', [], 'Sends no field values.'],
  ])('says it for %s', (_name, rows, expected) => {
    expect(sentence(rows)).toBe(`Links Orkdal AS to Customer 10014. ${expected}`);
  });

  it('does not pretend to know what was not read', () => {
    expect(sentence([makeRow({ crm: null, erp: null, value: 'x', syncToErp: true })])).toBe(
      'Links Orkdal AS to Customer 10014. Writes 1 field whose present value was not read, so it may overwrite something.',
    );
  });

  it('names a record without a name by its type and id', () => {
    const draft = makeDraft({ crmName: '', crmRecordId: 556, rows: [] });
    expect(effectSentence(draft, t)).toBe('Links Company 556 to Customer 10014. Sends no field values.');
  });

  it('shows names with markup as they are', () => {
    expect(effectSentence(makeDraft({ crmName: '<b>A & B</b>', rows: [] }), t)).toContain(
      'Links <b>A & B</b> to',
    );
  });
});

describe('effectOfRow', () => {
  const anyRow = fc
    .record({
      crm: fc.option(fc.constantFrom('a', 'b', '').map((text) => side(text))),
      erp: fc.option(fc.constantFrom('a', 'b', '').map((text) => side(text))),
      value: fc.constantFrom('a', 'b', 'c', ''),
      syncToCrm: fc.boolean(),
      syncToErp: fc.boolean(),
    })
    .map((over) => makeRow(over));

  it('writes a side only where its switch is on and its value is another', () => {
    fc.assert(
      fc.property(anyRow, (row) => {
        const effect = effectOfRow(row);
        expect(effect.crm).toBe(row.syncToCrm && row.crm !== null && row.crm.value !== row.value);
        expect(effect.erp).toBe(row.syncToErp && row.erp !== null && row.erp.value !== row.value);
      }),
    );
  });

  it('leaves nothing different where both switches are on', () => {
    fc.assert(
      fc.property(anyRow, (row) => {
        expect(effectOfRow({ ...row, syncToCrm: true, syncToErp: true }).staysDifferent).toBe(false);
      }),
    );
  });
});

it('adds rows up one by one', () => {
  expect(computeEffect([toCrm, toErp, leave, equal])).toEqual({
    crmWrites: 1,
    erpWrites: 1,
    staysDifferent: 1,
    notRead: 0,
  });
});
