import { describe, expect, it, test } from 'vitest';
import { notAsked, nothingRead, readAs, type RecordState } from '../record/record-state';
import { createWholeText } from '../text/whole-text';
import { checkSentence, isBlocking } from './check';
import { checkNewActor } from './check-new-actor';
import { blockingChecks, warningChecks, type CheckCode } from './check-codes';
import { checkWrite, findBlocking, type MoreKnown } from './checks';
import { makeState, makeValue, withoutValues, writes, type SeenInTest } from './test-states';
import type { Write } from './write';

const names = { record: 'Orkdal AS', erpConnection: 'Visma' };
const { link, unlink, relink, create, resync, restore } = writes;
const changeValues = writes['change-values'];
const free: SeenInTest = { linked: false, holders: [] };
const linked: SeenInTest = { linked: true, key: '10014' };
const own = { crmActorType: 'Contact', crmRecordId: 42 } as const;
const another = { crmActorType: 'Person', crmRecordId: 7 } as const;
const heldElsewhere: SeenInTest = { ...free, holders: [another] };
/** A link of which all is known that making it again takes. */
const whole: SeenInTest = { ...linked, holders: [own], crm: '11', erp: '22' };
const moving: SeenInTest = { linked: true, key: '10035', holders: [], crm: '11', erp: '22' };
const oldActor = (holders: SeenInTest['holders'], erp: SeenInTest['erp']): MoreKnown => {
  const state = makeState({ holders, erp });
  return { ...nothingMore, oldActor: { holders: state.holders, erp: state.erp } };
};
const nothingMore: MoreKnown = { connectionActive: null, recordFound: null };
const inactive: MoreKnown = { connectionActive: false, recordFound: null };
const lost: MoreKnown = { connectionActive: null, recordFound: false };

const cases: [string, Write, SeenInTest, CheckCode[], MoreKnown?][] = [
  ['a link, all read', withoutValues(link), free, []],
  ['a link of a record that has one', withoutValues(link), { ...linked, holders: [] }, ['already-linked']],
  ['a link to a key that another holds', withoutValues(link), heldElsewhere, ['key-held']],
  ['a link to a key that the record holds', withoutValues(link), { ...free, holders: [own] }, []],
  ['a link, nothing read', withoutValues(link), {}, ['links-not-read', 'holder-not-read']],
  ['values without a mapping', link, free, ['mapping-not-read']],
  ['a link over an inactive connection', withoutValues(link), free, ['inactive-connection'], inactive],
  ['a link of a record that is not shown', withoutValues(link), free, ['record-not-found'], lost],
  ['an unlink, all read', unlink, linked, []],
  ['an unlink where no link is', unlink, free, ['not-linked']],
  ['an unlink of another key', unlink, { linked: true, key: '10099' }, ['other-key']],
  ['an unlink, key not told', unlink, { linked: true }, ['key-not-told']],
  ['an unlink of a key that nobody knew', { ...unlink, expectedKey: null }, linked, ['key-not-told']],
  ['an unlink of which only the key was told', unlink, { key: '10014' }, []],
  ['an unlink, nothing read', unlink, {}, ['links-not-read', 'key-not-told']],
  ['a move, all read', withoutValues(relink), moving, []],
  ['a move to an actor that is gone', withoutValues(relink), { ...moving, erp: 'gone' }, ['new-actor-gone']],
  ['a move to an actor not read', withoutValues(relink), { ...moving, erp: 'refused' }, ['actor-not-read']],
  [
    'a move away from a key that two hold',
    withoutValues(relink),
    moving,
    ['old-key-shared'],
    oldActor([own, another], '22'),
  ],
  [
    'a move away from an actor that is gone',
    withoutValues(relink),
    moving,
    ['old-actor-gone'],
    oldActor([own], 'gone'),
  ],
  ['a move from another key', withoutValues(relink), { ...moving, key: '10014' }, ['other-key']],
  ['a move of what is not linked', withoutValues(relink), { ...moving, linked: false }, ['not-linked']],
  [
    'a move to a key that another holds',
    withoutValues(relink),
    { ...moving, holders: [another] },
    ['key-held'],
  ],
  ['a move to where it is', { ...relink, to: relink.from }, linked, ['same-actor']],
  [
    'a move to another connection',
    { ...relink, to: { ...relink.to, erpConnectionId: 2 } },
    linked,
    ['other-connection'],
  ],
  [
    'a move, nothing read',
    withoutValues(relink),
    {},
    ['record-not-read', 'actor-not-read', 'links-not-read', 'key-not-told', 'holder-not-read'],
  ],
  ['a change of values', changeValues, whole, ['mapping-not-read']],
  ['a change of no values', withoutValues(changeValues), whole, ['no-values']],
  // Whatever would keep a link from being made again keeps it from being broken.
  ...([changeValues, restore] as const).flatMap((kept): typeof cases => [
    [
      `a ${kept.kind} of a key that two hold`,
      kept,
      { ...whole, holders: [own, another] },
      ['key-shared', 'mapping-not-read'],
    ],
    [
      `a ${kept.kind} of a key whose holders were not read`,
      kept,
      { ...whole, holders: undefined },
      ['holders-not-read', 'mapping-not-read'],
    ],
    [
      `a ${kept.kind} where the site tells no keys`,
      kept,
      { ...whole, key: undefined, holders: undefined },
      ['key-not-told', 'holder-not-read', 'mapping-not-read'],
    ],
    [
      `a ${kept.kind} of an actor that is gone`,
      kept,
      { ...whole, erp: 'gone' },
      ['actor-gone', 'mapping-not-read'],
    ],
    [
      `a ${kept.kind} of an actor without an answer`,
      kept,
      { ...whole, erp: 'refused' },
      ['actor-not-read', 'mapping-not-read'],
    ],
    [
      `a ${kept.kind} of a record that is gone`,
      kept,
      { ...whole, crm: 'gone' },
      ['record-gone', 'mapping-not-read'],
    ],
    [
      `a ${kept.kind} of a record without an answer`,
      kept,
      { ...whole, crm: 'refused' },
      ['record-not-read', 'mapping-not-read'],
    ],
  ]),
  [
    'a change of values of another link',
    withoutValues(changeValues),
    { linked: true, key: '1' },
    ['other-key', 'no-values'],
  ],
  ['a restore where the link is gone', withoutValues(restore), free, ['not-linked', 'no-values']],
  ['a creation, all read', create, free, []],
  ['a creation for a record that is linked', create, linked, ['already-linked']],
  ['a creation, nothing read', create, {}, ['links-not-read']],
  ['a resync, all read', resync, linked, []],
  ['a resync of what is not linked', resync, free, ['not-linked']],
  ['a resync that clears', { ...resync, blanks: 'overwrite' }, linked, ['blanks-overwrite']],
];

describe('checkWrite', () => {
  it.each(cases)('%s', (_what, write, now, codes, more) => {
    expect(checkWrite(write, makeState(now), names, more).map(({ code }) => code)).toEqual(codes);
  });

  it('says to whoever is about to send the first that blocks, and that one alone', () => {
    for (const [, write, now, , more] of cases.filter(([, , , , known]) => known === undefined)) {
      const first = checkWrite(write, makeState(now), names, more).find(isBlocking);
      expect(findBlocking(write, makeState(now), names)).toEqual(first);
    }
  });

  it('gives every check its level, and a sentence without gaps, with and without names', () => {
    const t = createWholeText();
    for (const [, write, now, , more] of cases) {
      for (const known of [names, { record: '', erpConnection: '' }]) {
        for (const check of checkWrite(write, makeState(now), known, more)) {
          expect(checkSentence(check, t)).not.toMatch(/\{\{|…|undefined/);
          const list: readonly string[] = check.level === 'blocked' ? blockingChecks : warningChecks;
          expect(list).toContain(check.code);
        }
      }
    }
  });

  it('never passes over that nothing was read', () => {
    for (const write of Object.values(writes)) {
      expect(checkWrite(write, nothingRead, names)).not.toEqual([]);
    }
  });
});

const value = (crmFieldKey: string, text: string) =>
  makeValue(text, { crmFieldKey, displayName: crmFieldKey });

const isTold = (write: Write, now: RecordState) =>
  checkWrite(write, now, names).some(({ code }) => code === 'two-companies');

describe('two ends that look like two', () => {
  const at = '2026-11-23T09:15:00.000Z';
  const twins: RecordState = {
    ...makeState(linked),
    crm: readAs([value('NAME', 'Orkdal AS'), value('VATNO', '914785236')], at),
    erp: readAs([value('Name', 'Orkdal AS'), value('VatNo', '910345403')], at),
  };

  it.each(['link', 'relink', 'change-values', 'restore', 'resync'] as const)(
    'are told before a %s, whatever it writes',
    (kind) => {
      expect(isTold(writes[kind], twins)).toBe(true);
      expect(isTold(writes[kind], { ...twins, erp: twins.crm })).toBe(false);
      expect(isTold(writes[kind], { ...twins, erp: notAsked })).toBe(false);
    },
  );

  it('are no matter of a write that joins or writes nothing of the two', () => {
    expect(isTold(unlink, twins)).toBe(false);
    expect(isTold(create, twins)).toBe(false);
  });
});

test('a new ERP actor needs what the ERP asks for and has no value for by itself', () => {
  const field = { fieldKey: 'group', displayName: 'Group', access: 'Mandatory', defaultValue: '' } as const;
  const codes = (values: Record<string, string>, over = {}) =>
    checkNewActor([{ ...field, ...over }], values).map(({ params }) => params['name']);
  expect(codes({})).toEqual(['Group']);
  expect(codes({ group: ' ' }, { displayName: '' })).toEqual(['group']);
  expect(codes({ group: '1' })).toEqual([]);
  expect(codes({}, { defaultValue: '1' })).toEqual([]);
  expect(codes({}, { access: 'Normal' })).toEqual([]);
  expect(codes({}, { fieldKey: 'constructor' })).toEqual(['Group']);
});
