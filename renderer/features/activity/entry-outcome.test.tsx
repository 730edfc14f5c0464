import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/errors';
import type { WriteOf } from '../../../shared/write/write';
import { fail } from '../../testing/fake-bridge';
import { preparePageTests } from '../../testing/render-page';
import { makeEntry } from '../../testing/sample-data';
import { lookedAt, openActivity, openEntry, unknownEntry } from './testing/open-activity';

preparePageTests();

describe('what an entry tells of what became of it', () => {
  it('offer a look at the site where the outcome is unknown, and say what it found in place of the lost answer', async () => {
    const { user, lastInput } = await openEntry(unknownEntry, {
      'links.check': () => makeEntry({ ...unknownEntry, ...lookedAt, state: 'Verified' }),
    });
    expect(screen.getByRole('alert').textContent).toMatch(/crm\.example.*60 s/);
    await user.click(screen.getByRole('button', { name: 'Check now' }));
    await screen.findByText('The site was read back and holds what you chose.');
    expect(lastInput('links.check')).toEqual({ activityId: 'u1' });
    expect(screen.queryByRole('button', { name: 'Check now' })).toBeNull();
    expect(screen.queryByRole('alert')).toBeNull();
    screen.getByText(/^No answer came; looked at the site 23 Nov 2026, .*: the link is there\.$/);
    const answer = within(screen.getByRole('region', { name: 'Answer of the site' }));
    expect(answer.getByText('No answer came.')).toBeTruthy();
    expect(answer.getByText(/^Said then: “No answer from crm\.example after 60 s\./)).toBeTruthy();
  });

  it.each([
    [null, true, /^No answer came; looked at the site .*: the link is there\.$/],
    [null, false, /^No answer came; looked at the site .*: the link was not there\.$/],
    [null, null, /^No answer came; looked at the site .*, which would not say whether the link exists\.$/],
    [502, true, /^The answer \(HTTP status 502\) did not say .*; looked .*: the link is there\.$/],
    [502, false, /^The answer \(HTTP status 502\) did not say .*; looked .*: the link was not there\.$/],
    [502, null, /^The answer \(HTTP status 502\) did not say .*; looked .*whether the link exists\.$/],
  ])('of an unknown outcome say what was seen: status %s, linked %s', async (httpStatus, linked, words) => {
    const { readBack } = lookedAt;
    await openEntry(
      makeEntry({ ...unknownEntry, httpStatus, readBack: readBack && { ...readBack, linked } }),
    );
    expect(screen.getByText(words)).toBeTruthy();
    expect(screen.queryByText(/may or may not exist/)).toBeNull();
    expect(screen.getByRole('alert').textContent).toContain('not known yet');
    expect(screen.getByRole('button', { name: linked === null ? 'Check now' : 'Check again' })).toBeTruthy();
  });

  it('of a program that was ended in the middle say what was seen, and no more that it may be', async () => {
    await openEntry(
      makeEntry({ ...unknownEntry, ...lookedAt, state: 'Unknown', error: null, httpStatus: null }),
    );
    expect(screen.getByText(/^No answer came; looked at the site .*: the link is there\.$/)).toBeTruthy();
    expect(screen.queryByText(/may or may not exist/)).toBeNull();
  });

  it('of a refused link keep the refusal', async () => {
    const error = {
      code: 'rejected',
      changed: 'nothing',
      params: { reason: 'No such key' },
      detail: '',
    } as const;
    await openEntry(makeEntry({ state: 'Failed', httpStatus: 400, readBack: null, error }));
    expect(screen.getByRole('alert').textContent).toContain('No such key');
    expect(screen.queryByText(/Said then/)).toBeNull();
  });

  it('stay with an unknown outcome where even looking failed', async () => {
    const { user } = await openEntry(unknownEntry, {
      'links.check': () => fail('connection-refused', { params: { host: 'crm.example' } }),
    });
    await user.click(screen.getByRole('button', { name: 'Check now' }));
    const failed = await screen.findByText(/crm\.example does not accept connections/);
    // Of the look that is true, and it would be read of the link.
    expect(failed.closest('[role=alert]')?.textContent).not.toContain('Nothing was changed');
    expect(screen.getByRole('button', { name: 'Check now' })).toBeTruthy();
  });

  it('of a write whose read-back never came say just that, and offer a look', async () => {
    const activity = await openEntry(makeEntry({ state: 'Sent', readBack: null }), {
      'links.check': () => makeEntry(),
    });
    expect(
      screen.getByText(/^No read-back of it is here: none was made yet, or it did not come/),
    ).toBeTruthy();
    expect(screen.queryByText(/was not read back/)).toBeNull();
    activity.answer({ 'activity.get': () => makeEntry() });
    await activity.user.click(screen.getByRole('button', { name: 'Check now' }));
    expect(await screen.findByText(/^Looked at the site/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Check now' })).toBeNull();
  });

  it('say how long the site may still be at work on it', async () => {
    const holdUntil = new Date(Date.now() + 90_000).toISOString();
    await openEntry({ ...unknownEntry, holdUntil });
    expect(screen.getByText(/^The site may still be at work on it for \d+ seconds more\./)).toBeTruthy();
  });

  it.each([
    ['offer to make it again', {}, 1],
    ['do not while the site may still be at work', { holdUntil: '2026-11-23T09:17:02.000Z' }, 0],
  ] as const)('of a change that left the record without its link %s', async (_what, held, times) => {
    const { write, readBack } = makeEntry();
    if (write.kind !== 'link' || readBack === null) throw new Error('It is a link that was read back.');
    const { record, actor, values } = write;
    const page = openActivity([
      makeEntry({
        kind: 'change-values',
        write: { kind: 'change-values', record, actor, values, seen: [] },
        state: 'Different',
        reached: 'unlinked',
        readBack: { ...readBack, linked: false },
        ...held,
      }),
    ]);
    await page.user.click(await screen.findByRole('button', { name: /^Show .+ (?:to|and) / }));
    await screen.findByText('Copy for ticket');
    expect(screen.queryAllByText('Put the link to Customer 00012 back…')).toHaveLength(times);
    expect(screen.getByText(/ has no link in .*: the link to Customer 00012 was broken/)).toBeTruthy();
    expect(screen.queryAllByText(/Press “Put the link to Customer 00012 back…”/)).toHaveLength(times);
    expect(screen.queryByText(/does not hold every value/)).toBeNull();
  });

  it('of a move whose link could not be put back tell the refusal once, as a sentence, and no number of values', async () => {
    const { write, readBack } = makeEntry();
    if (write.kind !== 'link' || readBack === null) throw new Error('It is a link that was read back.');
    const { record, actor } = write;
    const error = new AppError('rejected', { params: { reason: 'No way back' } }).toData();
    const refused = { call: 'CreateActorLink', ended: 'refused', httpStatus: 500, error } as const;
    const page = openActivity([
      makeEntry({
        kind: 'relink',
        write: {
          kind: 'relink',
          record,
          from: actor,
          to: { ...actor, erpKey: '10014' },
          values: [],
          seen: [],
        },
        state: 'Failed',
        reached: 'unlinked',
        error,
        changes: 0,
        isLinkGone: true,
        calls: [{ ...refused, call: 'BreakActorLink', ended: 'accepted', error: null }, refused, refused],
        readBack: { ...readBack, linked: false, fields: [] },
      }),
    ]);
    expect(await screen.findByText('broken')).toBeTruthy();
    await page.user.click(screen.getByRole('button', { name: /^Show .+ (?:to|and) / }));
    await screen.findByText('Copy for ticket');
    expect(screen.getAllByText(/“No way back\.” Correct what it names/)).toHaveLength(1);
  });

  it('of a move whose record was written to since lead there, and offer nothing of before', async () => {
    const { write, readBack } = makeEntry();
    if (write.kind !== 'link' || readBack === null) throw new Error('It is a link that was read back.');
    const { record, actor } = write;
    const broken = makeEntry({
      ...unknownEntry,
      kind: 'change-values',
      write: { kind: 'change-values', record, actor, values: [], seen: [] },
      reached: 'unlinked',
      readBack: { ...readBack, linked: false, fields: [] },
    });
    const later = makeEntry({ id: 'later', record: unknownEntry.record });
    const elsewhere = makeEntry({ id: 'elsewhere', record: unknownEntry.record, erpConnectionId: 77 });
    const page = openActivity([elsewhere, later, broken]);
    const [, , row] = await screen.findAllByRole('button', { name: /^Show .+ (?:to|and) / });
    if (row) await page.user.click(row);
    expect(await screen.findByText(/^Written since: Link, .+, Verified\./)).toBeTruthy();
    expect(screen.queryByText(/Put the link to Customer 00012 back/)).toBeNull();
    // That the link was broken is known; what is said to be not known would gainsay it.
    expect(screen.getByText(/ has no link in .*: the link to Customer 00012 was broken/)).toBeTruthy();
    expect(screen.getByRole('alert').textContent).not.toContain('not known yet');
    await page.user.click(screen.getByRole('button', { name: 'Show that entry' }));
    expect(await screen.findByText(/^The site was read back and holds what you chose\./)).toBeTruthy();
  });

  it('of a resync that was refused say what was read of the record, and not that nobody knows', async () => {
    const { write, readBack } = makeEntry();
    if (write.kind !== 'link' || readBack === null) throw new Error('It is a link that was read back.');
    const { record, actor } = write;
    const error = new AppError('rejected', { changed: 'unknown', params: { reason: 'No' } }).toData();
    await openEntry(
      makeEntry({
        kind: 'resync',
        write: { kind: 'resync', record, actor, blanks: 'keep' },
        state: 'Failed',
        error,
        calls: [{ call: 'ForceResyncExternal', ended: 'refused', httpStatus: 200, error }],
        readBack: { ...readBack, linked: true, fields: [] },
      }),
    );
    expect(
      screen.getByText(/On this record no value changed; what changed elsewhere was not read\./),
    ).toBeTruthy();
    expect(screen.getByRole('alert').textContent).not.toContain('not known yet');
  });

  it('of a write that was looked at after its time press for no further look', async () => {
    const { write } = unknownEntry;
    if (write.kind !== 'link') throw new Error('It is a link.');
    const { record, actor } = write;
    await openEntry(
      makeEntry({
        ...unknownEntry,
        ...lookedAt,
        kind: 'change-values',
        write: { kind: 'change-values', record, actor, values: [], seen: [] },
      }),
    );
    expect(screen.getByRole('button', { name: 'Check again' })).toBeTruthy();
    expect(screen.queryByText(/Check before you try again/)).toBeNull();
  });

  it('show each request of a move, and of one that did not leave say so', async () => {
    const { record, actor, values } = makeEntry().write as WriteOf<'link'>;
    const sent = { httpStatus: 200, error: null };
    const page = openActivity([
      makeEntry({
        kind: 'change-values',
        write: { kind: 'change-values', record, actor, values, seen: null },
        calls: [
          { ...sent, call: 'BreakActorLink', ended: 'accepted' },
          { ...sent, call: 'ConnectActor', ended: 'not-sent' },
        ],
      }),
    ]);
    await page.user.click(await screen.findByRole('button', { name: /^Show .+ (?:to|and) / }));
    await page.user.click(await screen.findByRole('button', { name: 'Requests as sent' }));
    expect(screen.getByLabelText('Body of BreakActorLink').textContent).toContain(`"CrmRecordId"`);
    expect(screen.getByText(/^POST ConnectActor to .*: it did not leave$/)).toBeTruthy();
  });

  it('offer no look where the outcome is known', async () => {
    await openEntry(makeEntry());
    expect(screen.queryByRole('button', { name: 'Check now' })).toBeNull();
  });
});
