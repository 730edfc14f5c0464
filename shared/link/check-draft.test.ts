import { describe, expect, it } from 'vitest';
import { createWholeText } from '../text/whole-text';
import { checkSentence, isBlocking } from '../write/check';
import { nothingKnown, type EndsKnown } from '../write/check-ends';
import { blockingChecks } from '../write/check-codes';
import type { LinkPlan } from '../write/plan';
import { checkDraft } from './check-draft';
import type { DraftRow, LinkDraft } from './draft';
import { makeDraft, makeField, makeItems, makePlan, makeRow, side, type TestField } from './test-rows';

const known = (over: Partial<EndsKnown>): EndsKnown => ({ ...nothingKnown, ...over });
const holder = { crmActorType: 'Contact' as const, crmRecordId: 7, name: 'Bjørkåsen AS', isShown: true };

interface Case {
  draft?: Partial<LinkDraft>;
  row?: Partial<DraftRow>;
  field?: Partial<TestField>;
  known?: Partial<EndsKnown>;
}

const cases: [string, Case, string][] = [
  ['no connection', { draft: { erpConnectionId: null } }, 'no-connection'],
  ['an inactive connection', { known: { connectionActive: false } }, 'inactive-connection'],
  ['no record', { draft: { crmRecordId: null } }, 'no-record'],
  ['a record that the site does not show', { known: { recordFound: false } }, 'record-not-found'],
  ['no ERP actor type', { draft: { erpActorType: null } }, 'no-erp-actor-type'],
  ['an empty key', { draft: { erpKey: '' } }, 'no-key'],
  ['a key of 255 characters', { draft: { erpKey: 'x'.repeat(255) } }, 'key-too-long'],
  [
    'a record that is linked in this connection',
    { known: { linkedIn: [{ erpConnectionId: 1, connectionName: 'Visma' }] } },
    'already-linked',
  ],
  [
    'a key that another record holds',
    { known: { erpKey: { found: true, error: null, name: '', holder } } },
    'key-held',
  ],
  [
    'a key whose holder SuperOffice no longer shows',
    { known: { erpKey: { found: true, error: null, name: '', holder: { ...holder, isShown: false } } } },
    'key-held-by-hidden',
  ],
  [
    'a key the ERP does not know',
    { known: { erpKey: { found: false, error: null, name: '', holder: 'unknown' } } },
    'key-not-found',
  ],
  ['a key with a space around it', { draft: { erpKey: ' 10014' } }, 'key-has-spaces'],
  [
    'an empty mandatory value',
    { field: { access: 'Mandatory' }, row: { value: ' ', syncToErp: true } },
    'mandatory-empty',
  ],
  [
    'a read-only field with its ERP switch on',
    { field: { access: 'ReadOnly' }, row: { syncToErp: true } },
    'read-only-written',
  ],
  [
    'a text over its maximum',
    { field: { maxLength: 3 }, row: { value: 'four', syncToErp: true } },
    'too-long',
  ],
  [
    'a typed word in a number',
    { field: { fieldType: 'Integer' }, row: { value: 'x', source: 'typed', syncToErp: true } },
    'not-a-number',
  ],
  [
    'a typed word in a date',
    { field: { fieldType: 'Date' }, row: { value: 'x', source: 'typed', syncToErp: true } },
    'not-a-date',
  ],
  ['a row without a key', { row: { crmFieldKey: '', syncToErp: true } }, 'no-field-key'],
  [
    'an empty value that would clear the ERP',
    { row: { crm: side(''), erp: side('+47 22'), value: '', source: 'crm', syncToErp: true } },
    'empty-would-overwrite',
  ],
  [
    'an empty value where the side that is written was not read',
    { row: { crm: side(''), erp: null, value: '', source: 'crm', syncToErp: true } },
    'empty-may-overwrite',
  ],
  ['a typed value with both switches off', { row: { value: 'new', source: 'typed' } }, 'edited-goes-nowhere'],
  ['switches that are all off', { row: {} }, 'nothing-synced'],
  [
    'a list value that is not in the list',
    {
      field: { fieldType: 'List', items: makeItems('A') },
      row: { crm: side('[I:1]'), value: '[I:9]', syncToErp: true },
    },
    'unknown-list-value',
  ],
  [
    'one field twice',
    { draft: { rows: [makeRow({ id: '1', syncToErp: true }), makeRow({ id: '2', syncToErp: true })] } },
    'same-field-twice',
  ],
];

function prepare({ draft, row, field, known: told }: Case): [LinkDraft, LinkPlan, EndsKnown] {
  const rows = row ? { rows: [makeRow(row)] } : {};
  return [makeDraft({ ...rows, ...draft }), makePlan(makeField(field)), known(told ?? {})];
}

describe('checkDraft', () => {
  it('calls no value changed that says what both sides hold', () => {
    const same = { crm: side('[I:5]'), erp: side('5'), value: '5', source: 'typed' as const };
    const [draft, plan, told] = prepare({ field: { fieldType: 'Integer' }, row: same });
    expect(checkDraft(draft, plan, told).map(({ code }) => code)).not.toContain('edited-goes-nowhere');
  });

  it('has nothing to say against a complete draft', () => {
    const finding = { found: true, error: null, name: 'Orkdal', holder: 'free' as const };
    const told = { connectionActive: true, recordFound: true, linkedIn: [], erpKey: finding };
    expect(checkDraft(makeDraft(), makePlan(makeField()), told)).toEqual([]);
  });

  it.each(cases)('speaks up about %s', (_name, given, code) => {
    const found = checkDraft(...prepare(given));
    expect(found.map((check) => check.code)).toContain(code);
    const blocks = (blockingChecks as readonly string[]).includes(code);
    expect(found.find((check) => check.code === code)?.level).toBe(blocks ? 'blocked' : 'warning');
  });

  it('has a sentence without gaps for every check', () => {
    const t = createWholeText();
    for (const [, given] of cases) {
      for (const check of checkDraft(...prepare(given))) {
        expect(checkSentence(check, t)).not.toMatch(/\{\{|undefined/);
      }
    }
  });

  it('names a record by type and id where nobody told its name', () => {
    const unnamed = { ...holder, name: '' };
    const [check] = checkDraft(
      ...prepare({ known: { erpKey: { found: true, error: null, name: '', holder: unnamed } } }),
    );
    expect(check && checkSentence(check, createWholeText())).toContain(
      'ERP key 10014 belongs to Company 7 already',
    );
  });

  it('takes a key of 254 characters, and keys of any spelling', () => {
    for (const erpKey of ['x'.repeat(254), '00012', '123456789012345678', '=1+1', 'a/b?c']) {
      expect(checkDraft(...prepare({ draft: { erpKey } }))).toEqual([]);
    }
  });

  it('does not hold a link in another connection against the record', () => {
    const linkedIn = [{ erpConnectionId: 2, connectionName: 'Other' }];
    expect(checkDraft(...prepare({ known: { linkedIn } }))).toEqual([]);
  });

  it('does not hold the site’s own odd values against the user', () => {
    const odd: Case = {
      field: { fieldType: 'Integer' },
      row: { value: 'n/a', source: 'erp', syncToCrm: true },
    };
    expect(checkDraft(...prepare(odd))).toEqual([]);
  });

  it('finds the rules of a field whatever the case of its key', () => {
    const given: Case = { field: { access: 'ReadOnly' }, row: { crmFieldKey: 'name', syncToErp: true } };
    expect(checkDraft(...prepare(given)).map(({ code }) => code)).toEqual(['read-only-written']);
  });

  it('puts what blocks before what warns', () => {
    const found = checkDraft(...prepare({ draft: { erpKey: ' x', crmRecordId: null }, row: {} }));
    expect(found.map(isBlocking)).toEqual([true, false, false]);
  });
});
