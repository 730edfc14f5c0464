import { describe, expect, it } from 'vitest';
import { createText } from '../text/text';
import { blockingChecks, warningChecks } from './check-codes';
import { checkDraft, isBlocking, nothingKnown, type CheckKnowledge } from './checks';
import type { LinkDraft } from '../link/draft';
import { makeDraft, makeRow, side } from '../link/test-rows';

const withRow = (over: Parameters<typeof makeRow>[0]) => makeDraft({ rows: [makeRow(over)] });
const known = (over: Partial<CheckKnowledge>): CheckKnowledge => ({ ...nothingKnown, ...over });
const holder = { crmActorType: 'Contact' as const, crmRecordId: 7, name: 'Bjørkåsen AS' };

const cases: [string, LinkDraft, CheckKnowledge, string][] = [
  ['no connection', makeDraft({ erpConnectionId: null }), nothingKnown, 'no-connection'],
  ['an inactive connection', makeDraft(), known({ connectionActive: false }), 'inactive-connection'],
  ['no record', makeDraft({ crmRecordId: null }), nothingKnown, 'no-record'],
  ['no ERP actor type', makeDraft({ erpActorType: null }), nothingKnown, 'no-erp-actor-type'],
  ['an empty key', makeDraft({ erpKey: '' }), nothingKnown, 'no-key'],
  ['a key of 255 characters', makeDraft({ erpKey: 'x'.repeat(255) }), nothingKnown, 'key-too-long'],
  [
    'a record that is linked in this connection',
    makeDraft(),
    known({ linkedIn: [{ erpConnectionId: 1, connectionName: 'Visma' }] }),
    'already-linked',
  ],
  [
    'a key that another record holds',
    makeDraft(),
    known({ erpKey: { found: true, name: '', holder } }),
    'key-held',
  ],
  [
    'an empty mandatory value',
    withRow({ access: 'Mandatory', value: ' ', syncToErp: true }),
    nothingKnown,
    'mandatory-empty',
  ],
  [
    'a read-only field with its ERP switch on',
    withRow({ access: 'ReadOnly', syncToErp: true }),
    nothingKnown,
    'read-only-written',
  ],
  [
    'a text over its maximum',
    withRow({ maxLength: 3, value: 'four', syncToErp: true }),
    nothingKnown,
    'too-long',
  ],
  [
    'a typed word in a number',
    withRow({ fieldType: 'Integer', value: 'x', source: 'typed', syncToErp: true }),
    nothingKnown,
    'not-a-number',
  ],
  [
    'a typed word in a date',
    withRow({ fieldType: 'Date', value: 'x', source: 'typed', syncToErp: true }),
    nothingKnown,
    'not-a-date',
  ],
  ['a row without a key', withRow({ crmFieldKey: '', syncToErp: true }), nothingKnown, 'no-field-key'],
  [
    'a key the ERP does not know',
    makeDraft(),
    known({ erpKey: { found: false, name: '', holder: 'unknown' } }),
    'key-not-found',
  ],
  ['a key with a space around it', makeDraft({ erpKey: ' 10014' }), nothingKnown, 'key-has-spaces'],
  [
    'an empty value that would clear the ERP',
    withRow({ crm: side(''), erp: side('+47 22'), value: '', source: 'crm', syncToErp: true }),
    nothingKnown,
    'empty-would-overwrite',
  ],
  [
    'a typed value with both switches off',
    withRow({ value: 'new', source: 'typed' }),
    nothingKnown,
    'edited-goes-nowhere',
  ],
  ['switches that are all off', withRow({}), nothingKnown, 'nothing-synced'],
  [
    'a list value that is not in the list',
    withRow({ fieldType: 'List', choices: [{ value: '1', name: 'A' }], value: '9', syncToErp: true }),
    nothingKnown,
    'unknown-list-value',
  ],
  [
    'one field twice',
    makeDraft({ rows: [makeRow({ id: '1', syncToErp: true }), makeRow({ id: '2', syncToErp: true })] }),
    nothingKnown,
    'same-field-twice',
  ],
];

describe('checkDraft', () => {
  it('has nothing to say against a complete draft', () => {
    const finding = { found: true, name: 'Orkdal', holder: 'free' as const };
    expect(checkDraft(makeDraft(), { connectionActive: true, linkedIn: [], erpKey: finding })).toEqual([]);
  });

  it.each(cases)('speaks up about %s', (_name, draft, knowledge, code) => {
    const found = checkDraft(draft, knowledge);
    expect(found.map((check) => check.code)).toContain(code);
    const blocks = (blockingChecks as readonly string[]).includes(code);
    expect(found.find((check) => check.code === code)?.level).toBe(blocks ? 'blocked' : 'warning');
  });

  it('has a case here for every check there is', () => {
    expect(new Set(cases.map(([, , , code]) => code))).toEqual(
      new Set([...blockingChecks, ...warningChecks]),
    );
  });

  it('has a sentence without gaps for every check', () => {
    const t = createText();
    for (const [, draft, knowledge] of cases) {
      for (const { code, params } of checkDraft(draft, knowledge)) {
        expect(t(`checks.${code}`, params)).not.toMatch(/\{\{|undefined/);
      }
    }
  });

  it('takes a key of 254 characters, and keys of any spelling', () => {
    for (const erpKey of ['x'.repeat(254), '00012', '123456789012345678', '=1+1', 'a/b?c']) {
      expect(checkDraft(makeDraft({ erpKey }), nothingKnown)).toEqual([]);
    }
  });

  it('does not hold a link in another connection against the record', () => {
    const linkedIn = [{ erpConnectionId: 2, connectionName: 'Other' }];
    expect(checkDraft(makeDraft(), known({ linkedIn }))).toEqual([]);
  });

  it('does not hold the site’s own odd values against the user', () => {
    const odd = withRow({ fieldType: 'Integer', value: 'n/a', source: 'erp', syncToCrm: true });
    expect(checkDraft(odd, nothingKnown)).toEqual([]);
  });

  it('puts what blocks before what warns', () => {
    const found = checkDraft(makeDraft({ erpKey: ' x', crmRecordId: null, rows: [makeRow()] }), nothingKnown);
    expect(found.map(isBlocking)).toEqual([true, false, false]);
  });
});
