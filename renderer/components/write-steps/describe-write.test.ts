import { expect, test } from 'vitest';
import type { JournalEntry, ReachedStep, SentCall } from '../../../shared/journal/entry';
import { createWholeText } from '../../../shared/text/whole-text';
import type { Finding, FindingCode } from '../../../shared/write/judgement';
import type { Write } from '../../../shared/write/write';
import { makeEntry } from '../../testing/sample-data';
import { describeOutcome } from './describe-outcome';

const t = createWholeText();
const record = { crmActorType: 'Contact', crmRecordId: 2 } as const;
const from = { erpConnectionId: 1, erpActorType: 'Customer', erpKey: '10027' } as const;
const to = { ...from, erpKey: '10035' };
const writes = {
  unlink: { kind: 'unlink', record, erpConnectionId: 1, expectedKey: '10027' },
  relink: { kind: 'relink', record, from, to, values: [], seen: null },
  'change-values': { kind: 'change-values', record, actor: from, values: [], seen: null },
  create: { kind: 'create', record, erpConnectionId: 1, erpActorType: 'Customer', erpValues: {} },
  resync: { kind: 'resync', record, actor: from, blanks: 'keep' },
  restore: { kind: 'restore', record, actor: from, values: [], seen: null, entryId: 'e1' },
} satisfies Record<string, Write>;
const refused: SentCall = { call: 'CreateActorLink', ended: 'refused', httpStatus: 400, error: null };

interface About {
  linked?: boolean | null;
  reached?: ReachedStep;
  codes?: FindingCode[];
  httpStatus?: number | null;
  calls?: SentCall[];
  erpKey?: string;
}

function tell(kind: keyof typeof writes, state: JournalEntry['state'], about: About = {}): string {
  const { linked = null, reached = null, codes = [], httpStatus = 200, calls = [refused, refused] } = about;
  const findings: Finding[] = codes.map((code) => ({
    code,
    params: { erpKey: '10027', count: 1, words: '3 values were skipped' },
  }));
  const readBack = {
    at: '2026-11-23T09:16:00.000Z',
    linked,
    erpKey: about.erpKey ?? null,
    fields: [],
    missing: [],
  };
  const entry = makeEntry({
    kind,
    write: writes[kind],
    state,
    reached,
    httpStatus,
    findings,
    calls,
    readBack,
  });
  return describeOutcome(entry, t, String);
}

test.each([
  ['unlink', 'Verified', {}, 'The values stay as they are on both sides'],
  ['relink', 'Verified', { reached: 'linked' }, 'is linked to Customer 10035, no longer to'],
  ['change-values', 'Verified', { reached: 'linked' }, 'Every value is as chosen'],
  ['create', 'Verified', { reached: 'created', erpKey: '10355' }, 'is linked to it (key 10355)'],
  ['restore', 'Verified', { reached: 'linked' }, 'The values are back'],
  ['resync', 'Sent', {}, 'says that the values were sent out. On this record no value changed'],
  [
    'relink',
    'Unknown',
    {
      httpStatus: null,
      calls: [
        { ...refused, ended: 'accepted' },
        { ...refused, ended: null },
      ],
    },
    'closed before the site answered the second half',
  ],
  ['resync', 'Sent', { codes: ['site-warned'] }, 'not all may be. It warns: “3 values were skipped”'],
  ['unlink', 'Unknown', { httpStatus: null }, 'may or may not have been done'],
  [
    'unlink',
    'Failed',
    { httpStatus: null, calls: [{ ...refused, ended: 'not-sent' }] },
    'did not reach the site',
  ],
  ['create', 'Different', {}, 'the actor may exist'],
] as const)('%s that is %s', (kind, state, about, sentence) => {
  expect(tell(kind, state, about as About)).toContain(sentence);
});

test.each<[string, JournalEntry['state'], About, string]>([
  ['put back', 'Failed', { reached: 'put-back', linked: true, erpKey: '10027' }, 'is there, as before'],
  ['not put back', 'Different', { reached: 'unlinked', linked: false }, 'and none came in its place'],
  [
    'silent',
    'Unknown',
    { reached: 'unlinked', httpStatus: null },
    'Nobody knows yet whether the link leads to',
  ],
])('a relink whose second half failed says where it stands: %s', (_name, state, about, sentence) => {
  expect(tell('relink', state, about)).toContain(sentence);
});

test('what was looked at is told once, and no look is asked for any more', () => {
  const seen: About = { linked: true, erpKey: '10027', httpStatus: null, codes: ['old-link-there'] };
  const told = tell('relink', 'Unknown', { ...seen, calls: [] });
  expect(told).toBe(
    'No answer came, so it may or may not have been done. The link to Customer 10027 is there, as before.',
  );
  expect(tell('unlink', 'Unknown', { linked: true, httpStatus: null })).not.toContain('Check before');
  expect(tell('unlink', 'Unknown', { httpStatus: null })).toContain('Check before you try again.');
});

const done: SentCall = { ...refused, ended: 'accepted', httpStatus: 200 };
const unsent: SentCall = { ...refused, ended: 'not-sent', httpStatus: null };
const backAgain: About = { reached: 'put-back', linked: true, erpKey: '10027', httpStatus: null };

test.each(['relink', 'change-values', 'restore'] as const)(
  'a %s that our lock stopped between its halves blames no site, and tells the putting back',
  (kind) => {
    const told = tell(kind, 'Failed', { ...backAgain, calls: [done, unsent, done] });
    expect(told).toMatch(/second was never sent.* was broken for it and put back: it is there again/);
    expect(told).not.toMatch(/refused|Nothing was changed/);
  },
);

test.each(['relink', 'change-values', 'restore'] as const)(
  'a %s whose putting back nobody has read says only what was answered',
  (kind) => {
    const told = tell(kind, 'Unknown', { reached: 'put-back', linked: null, calls: [done, refused, done] });
    expect(told).toMatch(/refused the second half.*answered that it put that link back; nobody has read yet/);
    expect(told).not.toMatch(/The link to [^.]* is there|HTTP|No answer/);
  },
);

test('where it is the putting back that nobody knows of, its answer is told and no other', () => {
  const silent: SentCall = { ...refused, ended: 'unknown', httpStatus: 500 };
  const unknown = { reached: 'unlinked', httpStatus: 400 } as const;
  const told = tell('change-values', 'Unknown', { ...unknown, calls: [done, refused, silent] });
  expect(told).toContain('the answer to putting the old link back (HTTP 500)');
  expect(told).not.toContain('400');
  const calls = [done, refused, refused];
  expect(tell('change-values', 'Unknown', { ...unknown, calls })).toMatch(/neither did putting .* back/);
});

test('a link that is gone is told with what the site said to the putting back', () => {
  const error = { code: 'rejected', changed: 'nothing', params: { reason: 'Locked' }, detail: '' } as const;
  const calls: SentCall[] = [{ ...refused, ended: 'accepted' }, refused, { ...refused, error }];
  const gone = { reached: 'unlinked', linked: false, calls } as const;
  expect(tell('relink', 'Different', gone)).toMatch(/did not work either: The site refused: “Locked\.”/);
  expect(tell('change-values', 'Unknown', gone)).toMatch(/did not work either: The site refused: “Locked\.”/);
});

test('a refused write that was done says no word of what the site did not answer', () => {
  const codes: FindingCode[] = ['refused-but-there', 'new-link-there'];
  expect(tell('create', 'Different', { linked: true, codes })).not.toContain('answered that it is done');
  expect(tell('unlink', 'Verified', { linked: false, codes })).toMatch(/is broken\..* The site refused, yet/);
});

test('a link that is made again with its own key is not told as one of two', () => {
  const told = tell('change-values', 'Unknown', { reached: 'unlinked', httpStatus: null });
  expect(told).toMatch(/Nobody knows yet whether the link to Customer \d+ is there or gone/);
});

test('a link that is gone is not told as silence', () => {
  const told = tell('relink', 'Unknown', { reached: 'unlinked', linked: false, httpStatus: null });
  expect(told).not.toContain('No answer came');
});

test('a resync that warned never says that the values were sent out in full', () => {
  expect(tell('resync', 'Sent', { codes: ['site-warned'] })).not.toContain('were sent out');
});

test('no outcome of any kind shows the name of a text', () => {
  const states = ['Sent', 'Verified', 'Different', 'Failed', 'Unknown', 'Cancelled'] as const;
  for (const kind of Object.keys(writes) as (keyof typeof writes)[]) {
    for (const state of states) {
      for (const reached of [undefined, 'unlinked', 'linked', 'put-back'] as const) {
        const told = tell(kind, state, { linked: false, ...(reached ? { reached } : {}) });
        expect(told, `${kind} ${state} ${reached}`).not.toMatch(/record\.outcome|findings\.|\{\{|…/);
      }
    }
  }
});
