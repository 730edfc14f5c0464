import { describe, expect, it } from 'vitest';
import type { JournalEntry, SentCall } from './entry';
import { isUnsettled, remediesOf, standingOf } from './standing';
import { makeTestEntry, newActor, oldActor, record, relink, seenLink as seen } from './test-entry';

const entry = (changes: Partial<JournalEntry>) => makeTestEntry(relink, changes);
const calls = (...endings: SentCall['ended'][]): SentCall[] =>
  endings.map((ended) => ({ call: '', ended, httpStatus: null, error: null }));

describe('where a link stands after a move', () => {
  it.each<[string, Partial<JournalEntry>, ReturnType<typeof standingOf>]>([
    ['the key that was meant', { readBack: seen(true, '10035') }, 'new-link'],
    ['the key from before', { readBack: seen(true, '10014') }, 'old-link'],
    ['another key', { readBack: seen(true, '10040') }, 'other-link'],
    ['a link whose key is not told', { readBack: seen(true, null) }, 'link-key-not-told'],
    ['no link', { readBack: seen(false, null) }, 'no-link'],
    ['nothing told, after silence', { state: 'Unknown', readBack: seen(null, null) }, 'not-known'],
    [
      'nothing told, all answered',
      { calls: calls('accepted'), reached: 'linked', readBack: seen(null, null) },
      'new-link',
    ],
    ['nobody looked, the first call refused', { calls: calls('refused') }, 'old-link'],
    [
      'nobody looked, put back',
      { calls: calls('accepted', 'refused', 'accepted'), reached: 'put-back' },
      'put-back-unread',
    ],
    [
      'nobody looked, a call without an answer',
      { calls: calls('accepted', 'unknown'), reached: 'unlinked' },
      'not-known',
    ],
    ['under way', { state: 'Sending' }, null],
    [
      'a write that moves nothing',
      { write: { kind: 'unlink', record, erpConnectionId: 1, expectedKey: null } },
      null,
    ],
  ])('%s', (_what, changes, standing) => {
    expect(standingOf(entry(changes))).toBe(standing);
  });
});

describe('what can be pressed', () => {
  it('where no link is there: the old one back, or the new one, each as a link like any other', () => {
    const values = [
      {
        crmFieldKey: 'NAME',
        displayName: '',
        value: 'x',
        displayValue: '',
        syncToCrm: true,
        syncToErp: true,
      },
    ];
    const write = { ...relink, values };
    const half = entry({ state: 'Different', write, readBack: seen(false, null) });
    expect(remediesOf(half)).toEqual([
      {
        do: 'put-back',
        write: { kind: 'link', record, actor: oldActor, values: [], seen: null, withoutValues: true },
      },
      { do: 'finish', write: { kind: 'link', record, actor: newActor, values, seen: null } },
    ]);
    // Something may still be on its way: look first.
    expect(remediesOf({ ...half, state: 'Unknown' }).map((remedy) => remedy.do)).toEqual([
      'look',
      'put-back',
      'finish',
    ]);
  });

  it.each<[Partial<JournalEntry>, string[]]>([
    [{ readBack: seen(true, '10035') }, []],
    [{ readBack: seen(true, '10014') }, []],
    [{ state: 'Unknown', readBack: seen(null, null) }, ['look']],
  ])('%j', (changes, pressed) => {
    expect(remediesOf(entry(changes)).map((remedy) => remedy.do)).toEqual(pressed);
  });
});

describe('whether a look may still tell what came of a write', () => {
  const silent = entry({ state: 'Unknown', reached: 'unlinked' });
  it.each<[string, Partial<JournalEntry>, boolean]>([
    ['before anybody looked', {}, true],
    ['while the site may still be at work', { readBack: seen(false, null), holdUntil: '2026-04-03' }, true],
    ['where the site did not say', { readBack: seen(null, null) }, true],
    ['once no link was there after its time', { readBack: seen(false, null) }, false],
  ])('%s', (_when, changes, expected) => {
    expect(isUnsettled({ ...silent, ...changes })).toBe(expected);
  });
});
