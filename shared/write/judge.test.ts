import { describe, expect, it } from 'vitest';
import { judgeWrite } from './judge';
import type { Ended, FindingCode } from './judgement';
import type { WriteState } from './states';
import { makeState, withoutValues, writes, type SeenInTest } from './test-states';
import { writeKinds, type WriteKind } from './write';

type Row = [why: string, SeenInTest, Ended, SeenInTest, WriteState, FindingCode[]];

const free: SeenInTest = { linked: false, crm: '11', erp: '11' };
const linked: SeenInTest = { linked: true, key: '10014', crm: '11', erp: '11' };
const old: SeenInTest = { linked: true, key: '10035', crm: '11', erp: '11' };
const asChosen = { crm: '22', erp: '22' };
const unchanged = { crm: '11', erp: '11' };
const ours: SeenInTest = { linked: true, key: '10014', ...asChosen };
const keyless: SeenInTest = { linked: true, key: null, ...asChosen };
const other: SeenInTest = { linked: true, key: '10099', ...asChosen };
const gone: SeenInTest = { linked: false, ...unchanged };

/** Evidence before, how the sending ended, what a look found: state and findings. */
const tables: Record<WriteKind, Row[]> = {
  link: [
    ['read back and so', free, 'accepted', ours, 'Verified', ['link-there']],
    ['unlinked before, key not told', free, 'accepted', keyless, 'Verified', ['link-there-key-not-told']],
    ['nobody knew before, key not told', {}, 'accepted', keyless, 'Sent', ['link-there-key-not-told']],
    ['nobody knew before, key told', {}, 'accepted', ours, 'Verified', ['link-there']],
    ['another key', free, 'accepted', other, 'Different', ['link-there-other-key']],
    ['not there', free, 'accepted', gone, 'Different', ['link-not-there', 'values-differ']],
    [
      'a value not as chosen',
      free,
      'accepted',
      { ...ours, erp: '11' },
      'Different',
      ['link-there', 'values-differ'],
    ],
    [
      'values not read',
      free,
      'accepted',
      { linked: true, key: '10014' },
      'Sent',
      ['link-there', 'values-not-read'],
    ],
    [
      'the site would not say',
      free,
      'accepted',
      { linked: 'refused', ...asChosen },
      'Sent',
      ['link-not-told'],
    ],
    ['nobody looked', free, 'accepted', {}, 'Sent', []],
    ['after silence it is there', free, 'unknown', ours, 'Verified', ['link-there']],
    ['after silence the key is not told', free, 'unknown', keyless, 'Unknown', ['link-there-key-not-told']],
    ['nobody knew, silence, key not told', {}, 'unknown', keyless, 'Unknown', ['link-there-key-not-told']],
    ['after silence another key', {}, 'unknown', other, 'Different', ['link-there-other-key']],
    ['after silence it is not there yet', free, 'unknown', gone, 'Unknown', ['link-not-there']],
    [
      'after silence the site would not say',
      free,
      'unknown',
      { linked: 'refused' },
      'Unknown',
      ['link-not-told'],
    ],
    [
      'after silence a value differs',
      free,
      'unknown',
      { ...ours, crm: '11' },
      'Different',
      ['link-there', 'values-differ'],
    ],
    [
      'after silence values not read',
      free,
      'unknown',
      { linked: true, key: '10014' },
      'Unknown',
      ['link-there', 'values-not-read'],
    ],
    ['refused, nothing there', free, 'refused', gone, 'Failed', ['link-not-there']],
    ['refused, yet there as chosen', free, 'refused', ours, 'Verified', ['refused-but-there', 'link-there']],
    [
      'refused, yet there with another value',
      free,
      'refused',
      { ...ours, erp: '11' },
      'Different',
      ['refused-but-there', 'link-there', 'values-differ'],
    ],
    [
      'refused, yet there, values not read',
      free,
      'refused',
      { linked: true, key: '10014' },
      'Unknown',
      ['refused-but-there', 'link-there', 'values-not-read'],
    ],
    [
      'refused, yet some link is new',
      free,
      'refused',
      keyless,
      'Unknown',
      ['refused-but-there', 'link-there-key-not-told'],
    ],
    [
      'refused, nobody knew before, there',
      {},
      'refused',
      ours,
      'Unknown',
      ['refused-but-there', 'link-there'],
    ],
    ['refused, was there before', linked, 'refused', { ...linked }, 'Failed', ['link-there']],
    [
      'refused, another’s link',
      {},
      'refused',
      { ...other, ...unchanged },
      'Failed',
      ['link-there-other-key'],
    ],
    [
      'refused, yet values arrived',
      free,
      'refused',
      { linked: false, ...asChosen },
      'Different',
      ['refused-but-changed', 'link-not-there'],
    ],
    ['refused, nobody looked', free, 'refused', {}, 'Failed', []],
    ['never left', free, 'not-sent', {}, 'Failed', []],
    ['stopped', free, 'cancelled', {}, 'Cancelled', []],
  ],
  unlink: [
    ['gone', linked, 'accepted', gone, 'Verified', ['link-not-there']],
    ['still there', linked, 'accepted', linked, 'Different', ['old-link-there']],
    ['another came', linked, 'accepted', other, 'Different', ['link-there-other-key']],
    ['still some link', linked, 'accepted', keyless, 'Different', ['link-there-key-not-told']],
    ['the site would not say', linked, 'accepted', { linked: 'refused' }, 'Sent', ['link-not-told']],
    ['after silence gone', linked, 'unknown', gone, 'Verified', ['link-not-there']],
    ['after silence still there', linked, 'unknown', linked, 'Unknown', ['old-link-there']],
    ['after silence another', linked, 'unknown', other, 'Different', ['link-there-other-key']],
    ['after silence not told', linked, 'unknown', {}, 'Unknown', []],
    ['refused, still there', linked, 'refused', linked, 'Failed', ['old-link-there']],
    ['refused, yet gone', linked, 'refused', gone, 'Verified', ['refused-but-there', 'link-not-there']],
    [
      'refused, gone, nobody knew before',
      {},
      'refused',
      gone,
      'Unknown',
      ['refused-but-there', 'link-not-there'],
    ],
    ['refused, there was none', free, 'refused', gone, 'Failed', ['link-not-there']],
    ['never left', linked, 'not-sent', {}, 'Failed', []],
    ['stopped', linked, 'cancelled', {}, 'Cancelled', []],
  ],
  relink: [
    ['moved', old, 'accepted', ours, 'Verified', ['link-there']],
    ['moved, key not told', old, 'accepted', keyless, 'Sent', ['link-there-key-not-told']],
    ['still the old one', old, 'accepted', { ...old, ...asChosen }, 'Different', ['old-link-there']],
    ['a third one', old, 'accepted', other, 'Different', ['link-there-other-key']],
    ['none', old, 'accepted', gone, 'Different', ['link-not-there', 'values-differ']],
    ['after silence moved', old, 'unknown', ours, 'Verified', ['link-there']],
    [
      'after silence moved, a value differs',
      old,
      'unknown',
      { ...ours, erp: '11' },
      'Different',
      ['link-there', 'values-differ'],
    ],
    ['after silence the old one', old, 'unknown', old, 'Unknown', ['old-link-there']],
    ['after silence none', old, 'unknown', gone, 'Unknown', ['link-not-there']],
    ['after silence a third one', old, 'unknown', other, 'Different', ['link-there-other-key']],
    ['after silence the key is not told', old, 'unknown', keyless, 'Unknown', ['link-there-key-not-told']],
    ['refused, the old one is there', old, 'refused', old, 'Failed', ['old-link-there']],
    ['refused, the old one is gone', old, 'refused', gone, 'Different', ['link-not-there']],
    ['refused, none there, nobody knew', {}, 'refused', { linked: false }, 'Unknown', ['link-not-there']],
    ['refused, yet moved', old, 'refused', ours, 'Verified', ['refused-but-there', 'link-there']],
    ['stopped half way, the old one is gone', old, 'cancelled', gone, 'Different', ['link-not-there']],
    ['stopped, the old one is there', old, 'cancelled', old, 'Cancelled', ['old-link-there']],
    ['never left', old, 'not-sent', {}, 'Failed', []],
  ],
  'change-values': [
    ['read back and so', linked, 'accepted', ours, 'Verified', ['link-there']],
    ['key not told', linked, 'accepted', keyless, 'Sent', ['link-there-key-not-told']],
    [
      'a value not as chosen',
      linked,
      'accepted',
      { ...ours, crm: '11' },
      'Different',
      ['link-there', 'values-differ'],
    ],
    ['the link is gone', linked, 'accepted', gone, 'Different', ['link-not-there', 'values-differ']],
    ['after silence as chosen', linked, 'unknown', ours, 'Verified', ['link-there']],
    ['after silence as before', linked, 'unknown', linked, 'Unknown', ['link-there', 'values-differ']],
    ['after silence the link is gone', linked, 'unknown', gone, 'Unknown', ['link-not-there']],
    [
      'after silence values not read',
      linked,
      'unknown',
      { linked: true, key: '10014' },
      'Unknown',
      ['link-there', 'values-not-read'],
    ],
    ['refused, as before', linked, 'refused', linked, 'Failed', ['link-there']],
    ['refused, yet changed', linked, 'refused', ours, 'Verified', ['refused-but-changed', 'link-there']],
    ['refused, and the link is gone', linked, 'refused', gone, 'Different', ['link-not-there']],
    ['stopped', linked, 'cancelled', {}, 'Cancelled', []],
    ['never left', linked, 'not-sent', {}, 'Failed', []],
  ],
  restore: [
    ['read back and so', linked, 'accepted', ours, 'Verified', ['link-there']],
    ['after silence as before', linked, 'unknown', linked, 'Unknown', ['link-there', 'values-differ']],
    ['refused, yet changed', linked, 'refused', ours, 'Verified', ['refused-but-changed', 'link-there']],
    ['refused, as before', linked, 'refused', linked, 'Failed', ['link-there']],
  ],
  create: [
    ['a link is new', free, 'accepted', { linked: true, key: '20001' }, 'Verified', ['new-link-there']],
    ['a link is new, key not told', free, 'accepted', { linked: true }, 'Verified', ['new-link-there']],
    [
      'a link is there, nobody knew before',
      {},
      'accepted',
      { linked: true },
      'Sent',
      ['link-there-key-not-told'],
    ],
    ['no link', free, 'accepted', gone, 'Different', ['link-not-there']],
    ['the site would not say', free, 'accepted', { linked: 'refused' }, 'Sent', ['link-not-told']],
    [
      'after silence a new link',
      free,
      'unknown',
      { linked: true, key: '20001' },
      'Unknown',
      ['new-link-there'],
    ],
    ['after silence no link', free, 'unknown', gone, 'Unknown', ['link-not-there']],
    ['refused, no link', free, 'refused', gone, 'Failed', ['link-not-there']],
    [
      'refused, yet a new link',
      free,
      'refused',
      { linked: true },
      'Different',
      ['refused-but-there', 'new-link-there'],
    ],
    ['stopped', free, 'cancelled', {}, 'Cancelled', []],
    ['never left', free, 'not-sent', {}, 'Failed', []],
  ],
  resync: [
    ['accepted', linked, 'accepted', linked, 'Sent', []],
    ['silence', linked, 'unknown', linked, 'Unknown', []],
    ['refused', linked, 'refused', linked, 'Failed', []],
    ['never left', linked, 'not-sent', {}, 'Failed', []],
    ['stopped', linked, 'cancelled', {}, 'Cancelled', []],
  ],
};

describe.each(writeKinds)('%s', (kind) => {
  it.each(tables[kind])('%s', (_why, before, ended, after, state, findings) => {
    const judged = judgeWrite(writes[kind], makeState(before), ended, makeState(after));
    expect({ ...judged, findings: judged.findings.map(({ code }) => code) }).toEqual({ state, findings });
  });
});

it('is Verified without values where only the link was to be made', () => {
  const write = withoutValues(writes.link);
  const { state } = judgeWrite(write, makeState({ linked: false }), 'accepted', makeState({ linked: true }));
  expect(state).toBe('Verified');
});

it.each(['link', 'relink'] as const)(
  'is Verified without values where a refused %s came all the same',
  (kind) => {
    const write = withoutValues(writes[kind]);
    const before = makeState(kind === 'link' ? { linked: false } : { linked: true, key: '10035' });
    const judged = judgeWrite(write, before, 'refused', makeState({ linked: true }));
    expect(judged.state).toBe(kind === 'link' ? 'Unknown' : 'Failed');
    const read = judgeWrite(write, before, 'refused', makeState({ linked: true, key: '10014' }));
    expect(read.state).toBe('Verified');
  },
);

it('counts values of one key whatever its case, and by their type', () => {
  const write = { ...writes.link, values: writes.link.values.map((v) => ({ ...v, crmFieldKey: 'phone' })) };
  expect(judgeWrite(write, makeState(free), 'accepted', makeState(ours)).state).toBe('Verified');
});
