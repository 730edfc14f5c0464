import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/errors';
import type { WriteOf } from '../../../shared/write/write';
import { fail } from '../../testing/fake-bridge';
import { preparePageTests } from '../../testing/render-page';
import { makeEntry, practiceSite } from '../../testing/sample-data';
import { lookedAt, openActivity, openEntry, unknownEntry } from './testing/open-activity';

preparePageTests();

describe('the details of an entry', () => {
  it('show both sides before and after, the sent value and where it went', async () => {
    await openEntry(makeEntry());
    const values = screen.getByRole('table', { name: 'Values' });
    const phone = within(values).getByRole('row', { name: /^Phone/ });
    expect(phone.textContent).toContain('to ERP');
    expect(phone.textContent).toContain('before');
    expect(phone.textContent).toContain('empty');
    const category = within(values).getByRole('row', { name: /^Category/ });
    expect(category.textContent).toContain('Kunde <b>A</b>');
    expect(category.textContent).toContain('sent as [I:5]');
    expect(values.querySelector('b')).toBeNull();
  });

  it('name a code whose word was not kept by the list of today, and say that it is of today', async () => {
    const items = [{ crmId: 2, crmName: 'Leverandør', erpId: 'L', erpName: 'Leverandør' }];
    const field = {
      crmFieldKey: 'contact.category',
      displayName: 'Category',
      fieldType: 'List',
      access: 'Normal',
      maxLength: 0,
      syncToCrm: true,
      syncToErp: true,
    } as const;
    await openEntry(makeEntry({ siteAddress: practiceSite.address }), {
      'plans.readMapping': () => ({
        erpConnectionId: 1,
        erpActorType: 'Customer',
        fields: [{ ...field, items }],
      }),
    });
    expect(await screen.findByText('Leverandør (code 2, by the list of today)')).toBeTruthy();
  });

  it('show the body as it went out: documented names, documented order, keys as text', async () => {
    await openEntry(makeEntry());
    const body = screen.getByText(/"ErpConnectionId"/).textContent ?? '';
    expect(Object.keys(JSON.parse(body) as object)).toEqual([
      'ErpConnectionId',
      'CrmRecordId',
      'CrmActorType',
      'ErpKey',
      'ErpActorType',
      'FieldValues',
    ]);
    expect(body).toContain('"ErpKey": "00012"');
  });

  it('of a link that was broken say that, and nothing of values that were chosen', async () => {
    const { record, erpConnectionId } = makeEntry();
    const write = { kind: 'unlink', record, erpConnectionId, expectedKey: '00012' } as const;
    await openEntry(makeEntry({ kind: 'unlink', write }));
    expect(screen.getByText(/The values stay as they are on both sides/)).toBeTruthy();
    expect(screen.getByText('No field values were sent: the link alone was to be broken.')).toBeTruthy();
    expect(screen.queryByText(/holds what you chose/)).toBeNull();
  });

  it.each([
    ['Move the link back to Customer 10014…', 'relink'],
    ['Link to Customer 10035 again…', 'unlink'],
  ] as const)('of a link that is gone or moved offer the way back: %s', async (name, kind) => {
    const { record, erpConnectionId, readBack } = makeEntry();
    const ref = { crmActorType: record.crmActorType, crmRecordId: record.crmRecordId };
    const to = { erpConnectionId, erpActorType: 'Customer', erpKey: '10035' } as const;
    const write =
      kind === 'unlink'
        ? { kind, record: ref, erpConnectionId, expectedKey: '10035' }
        : { kind, record: ref, from: { ...to, erpKey: '10014' }, to, values: [], seen: null };
    await openEntry(
      makeEntry({
        kind,
        write,
        erpKey: '10035',
        readBack: readBack && { ...readBack, linked: kind === 'relink', erpKey: '10035' },
      }),
    );
    expect(screen.getByRole('button', { name })).toBeTruthy();
  });

  it('mark what is not as chosen and name the calls that did not help', async () => {
    const { readBack } = makeEntry();
    if (!readBack) throw new Error('The sample has a read-back.');
    const fields = readBack.fields.map((field, index) => ({
      ...field,
      asChosen: index === 0 ? false : null,
    }));
    const error = {
      code: 'no-permission',
      changed: 'nothing',
      params: { call: 'X', host: 'h' },
      detail: '',
    } as const;
    const missing = [{ call: 'GetFieldValuesFromErp', error }];
    await openEntry(makeEntry({ state: 'Different', readBack: { ...readBack, fields, missing } }));
    expect(screen.getByRole('row', { name: /^Phone/ }).textContent).toContain('Not as chosen');
    expect(screen.getByRole('row', { name: /^Category/ }).textContent).toContain('Could not be read');
    expect(screen.getByText('Read values from the ERP (GetFieldValuesFromErp)')).toBeTruthy();
  });

  it('say of a link without written values that none was, not that the site holds them', async () => {
    const { write } = makeEntry();
    if (write.kind !== 'link') throw new Error('The sample entry is a link.');
    const values = write.values.map((value) => ({ ...value, syncToCrm: false, syncToErp: false }));
    await openEntry(makeEntry({ write: { ...write, values } }));
    const told = await screen.findByText('The site was read back: the link exists. No value was written.');
    expect(told).toBeTruthy();
  });

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

  it('close on demand', async () => {
    const { user } = await openEntry(makeEntry());
    await user.click(screen.getByRole('button', { name: 'Close details' }));
    expect(screen.queryByRole('heading', { name: 'Request as sent' })).toBeNull();
  });
});

describe('of what nobody read', () => {
  it('the list gives no number, and the values are neither as chosen nor not', async () => {
    const notRead = { before: '22', after: null, change: 'not-read' as const };
    const field = { crmFieldKey: 'Phone', displayName: 'Phone', crm: notRead, erp: notRead, asChosen: true };
    const readBack = { at: '2026-11-23T09:16:00.000Z', linked: null, erpKey: null, missing: [] };
    const [value] = 'values' in unknownEntry.write ? unknownEntry.write.values : [];
    if (!value || !('values' in unknownEntry.write)) throw new Error('The sample entry has no values.');
    const write = { ...unknownEntry.write, values: [{ ...value, crmFieldKey: 'Phone' }] };
    // As an earlier version kept it.
    const entry = { ...unknownEntry, write, changes: 0, readBack: { ...readBack, fields: [field] } };
    const { user } = openActivity([entry]);
    expect(await screen.findByText(/^not known: /)).toBeTruthy();
    await user.click(await screen.findByRole('button', { name: /^Show Sjöbergs Värme to / }));
    const values = within(await screen.findByRole('table', { name: 'Values' }));
    expect(values.getByText('Could not be read')).toBeTruthy();
    expect(values.getAllByText('not read')).toHaveLength(2);
    expect(values.queryByText('As chosen', { selector: 'td *' })).toBeNull();
  });
});

it('a list value of before has the word that the form had', async () => {
  const entry = makeEntry();
  if (!('values' in entry.write) || entry.readBack === null)
    throw new Error('The sample entry has no values.');
  const [value] = entry.write.values;
  const [field] = entry.readBack.fields;
  if (!value || !field) throw new Error('The sample entry has no values.');
  const crm = { before: '[I:4]', after: '[I:2]', change: 'changed' as const };
  const sent = { ...value, crmFieldKey: 'Category', value: '[I:2]', displayValue: 'Customer B' };
  const { user } = openActivity([
    {
      ...entry,
      write: { ...entry.write, values: [sent] },
      words: { Category: { '[I:4]': 'Partner' } },
      readBack: { ...entry.readBack, fields: [{ ...field, crmFieldKey: 'Category', crm }] },
    },
  ]);
  await user.click(await screen.findByRole('button', { name: /^Show .+ (?:to|and) / }));
  const values = within(await screen.findByRole('table', { name: 'Values' }));
  expect(values.getByText('Partner')).toBeTruthy();
  expect(values.queryByText('4')).toBeNull();
});
