import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { AppError } from '../../../shared/errors';
import type { RestorePlan } from '../../../shared/journal/restore-plan';
import { preparePageTests } from '../../testing/render-page';
import { countsOf, makeEntry } from '../../testing/sample-data';
import { confirm } from './testing/confirm';
import { openRecord as open } from './testing/open-record';
import { makeConnection, makeOpened, read } from './testing/opened';

preparePageTests({ viewHeight: 600, rowHeight: 60 });

const actor = { erpConnectionId: 1, erpActorType: 'Customer', erpKey: '10014' } as const;
const record = { crmActorType: 'Contact', crmRecordId: 556 } as const;

/** The phone was 11 before the entry; now it is what is given. */
function makePlan(now: string): RestorePlan {
  const value = { crmFieldKey: 'PHONE', displayName: 'Phone', value: '11', displayValue: '11' };
  return {
    entryId: 'entry-1',
    entryAt: '2026-11-23T09:15:00.000Z',
    siteId: 'practice',
    record,
    names: { record: 'Orkdal AS', erpConnection: 'Visma Nord', erpActor: '' },
    actor,
    link: read('linked' as const),
    plan: makeConnection().plan,
    fields: [
      {
        crmFieldKey: 'PHONE',
        displayName: 'Phone',
        state: 'ready',
        before: { crm: '11', erp: '22' },
        now: { crm: now, erp: '22' },
        changedSince: now !== '33',
        proposals: [{ ...value, syncToCrm: true, syncToErp: false }],
      },
    ],
    seen: [{ crmFieldKey: 'PHONE', crm: now, erp: '22' }],
    laterEntry: null,
  };
}

test('a restore that was stopped because a value changed shows what is there now, and chooses nothing of it by itself', async () => {
  let reads = 0;
  let phone = '33';
  const crm = makeOpened().crm;
  const held = {
    ...crm,
    value: crm.read
      ? crm.value.map((one) =>
          one.crmFieldKey === 'PHONE' ? { ...one, value: '33', displayValue: '33' } : one,
        )
      : [],
  };
  const page = await open({
    'records.open': () =>
      makeOpened({ crm: reads > 0 ? held : crm, at: `2026-11-23T09:15:0${(reads += 1)}.000Z` }),
    'records.planRestore': () => makePlan(phone),
    'links.submit': ({ write }) => {
      if (write.kind !== 'restore')
        return makeEntry({ kind: 'change-values', write, state: 'Verified', reached: 'linked' });
      phone = '44';
      throw new AppError('values-changed', { params: { fields: 'Phone' } });
    },
  });
  await page.fill(await screen.findByRole('textbox', { name: 'Value of Phone' }), '33');
  await page.user.click(await screen.findByText(/^Change 1 value of Orkdal AS/));
  await page.user.click(await screen.findByText('Undo this change…'));
  // Of the values that are left one differs as well.
  expect(await screen.findByText(/1 field to CRM and none to ERP; 2 stay different/)).toBeTruthy();
  await page.user.click(await screen.findByText(/^Put back 1 value of Orkdal AS/));
  await confirm(page);
  expect(await screen.findByText('changed by somebody since')).toBeTruthy();
  expect(screen.getByText(/44/)).toBeTruthy();
  expect(screen.getByText(/^Try again: Put values of Orkdal AS in .+ back$/)).toBeTruthy();
  expect(screen.queryByText(/\b0 values/)).toBeNull();
});

test('where nothing can be put back, that is said, and no button offers it', async () => {
  const plan = makePlan('11');
  const [phone] = plan.fields;
  const page = await open({
    'records.planRestore': () => ({
      ...plan,
      fields: phone ? [{ ...phone, state: 'unchanged' as const, proposals: [] }] : [],
    }),
    'links.submit': ({ write }) =>
      makeEntry({ kind: 'change-values', write, state: 'Verified', reached: 'linked' }),
  });
  await page.fill(await screen.findByRole('textbox', { name: 'Value of Phone' }), '33');
  await page.user.click(await screen.findByText(/^Change 1 value of Orkdal AS/));
  await page.user.click(await screen.findByText('Undo this change…'));
  await screen.findByText('Both sides hold what they held before: there is nothing to put back.');
  expect(screen.queryByText(/^Put (back \d|values)/)).toBeNull();
  await page.user.click(screen.getByRole('button', { name: 'Close' }));
  await screen.findByRole('textbox', { name: 'Value of Phone' });
});

test('a link that a write of before left broken says so when its record is opened afresh, with what makes it again', async () => {
  const write = { kind: 'change-values' as const, record, actor, values: [], seen: null };
  const broken = makeEntry({
    id: 'old',
    kind: 'change-values',
    write,
    state: 'Different',
    reached: 'unlinked',
    readBack: { at: '2026-11-23T09:16:00.000Z', linked: false, erpKey: null, fields: [], missing: [] },
  });
  const connection = makeConnection({ linked: read(false), erpKey: read<string | null>(null) });
  const page = await open({
    'records.open': () => makeOpened({ connections: [connection] }),
    'activity.list': () => ({ items: [broken], more: false, counts: countsOf() }),
    'activity.get': () => broken,
  });
  expect(await screen.findByText(/left this link broken/)).toBeTruthy();
  // Each of the two ways says what it does, and to which key.
  expect(screen.getByRole('button', { name: 'Try again: link to Customer 10014, no values…' })).toBeTruthy();
  await page.user.click(screen.getByRole('button', { name: 'Put the link to Customer 10014 back…' }));
  expect(
    await screen.findByText(
      /This makes the link to Customer 10014 again that was there before the last try\. No values are written/,
    ),
  ).toBeTruthy();
  expect(await screen.findByText(/^Link Orkdal AS/)).toBeTruthy();
});

test('while the site may still be at work on a move of before, its record says so, for how long, and the way around it', async () => {
  const write = {
    kind: 'relink' as const,
    record,
    from: actor,
    to: { ...actor, erpKey: '10027' },
    values: [],
    seen: [],
  };
  const silent = makeEntry({
    id: 'old',
    kind: 'relink',
    write,
    state: 'Unknown',
    reached: 'unlinked',
    httpStatus: null,
    holdUntil: new Date(Date.now() + 90_000).toISOString(),
    readBack: { at: '2026-11-23T09:16:00.000Z', linked: false, erpKey: null, fields: [], missing: [] },
  });
  const connection = makeConnection({ linked: read(false), erpKey: read<string | null>(null) });
  const page = await open({
    'records.open': () => makeOpened({ connections: [connection] }),
    'activity.list': () => ({ items: [silent], more: false, counts: countsOf() }),
    'activity.get': () => silent,
    'links.check': () => silent,
  });
  expect(await screen.findByText(/^It is held for \d+ seconds more/)).toBeTruthy();
  await page.user.click(screen.getByRole('button', { name: 'Check now' }));
  await waitFor(() => expect(page.lastInput('links.check')).toEqual({ activityId: 'old' }));
  await page.user.click(
    screen.getByRole('button', { name: 'Put the link to Customer 10014 back all the same…' }),
  );
  await waitFor(() =>
    expect(page.lastInput('links.submit')).toMatchObject({
      despiteSilence: true,
      write: { kind: 'link', actor: { erpKey: '10014' } },
    }),
  );
});

test('a linked record says of its last write that nobody knows it yet, with the look and how long it is held', async () => {
  const write = { kind: 'change-values' as const, record, actor, values: [], seen: null };
  const held = makeEntry({
    kind: 'change-values',
    write,
    state: 'Unknown',
    record: { ...record, name: 'Orkdal AS' },
    erpConnectionId: 1,
    readBack: null,
    holdUntil: '2999-01-01T00:00:00.000Z',
  });
  const page = await open({
    'activity.list': () => ({ items: [held], more: false, counts: countsOf() }),
    'activity.get': () => held,
    'links.check': () => held,
  });
  expect(
    await screen.findByText(/^Change values from here, .+: what became of it is not known yet\./),
  ).toBeTruthy();
  expect(screen.getByRole('tab', { name: /outcome of a write not known/ })).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Open in activity' })).toBeTruthy();
  await page.fill(await screen.findByRole('textbox', { name: 'Value of Phone' }), '33');
  await screen.findByText(/^Cannot be done like this\. An earlier write may have worked\./);
  await page.user.keyboard('{Control>}{Enter}{/Control}');
  expect(page.lastInput('links.submit')).toBeUndefined();
  await page.user.click(screen.getByRole('button', { name: 'Check now' }));
  await waitFor(() => expect(page.lastInput('links.check')).toEqual({ activityId: held.id }));
});

const killed = makeEntry({
  id: 'killed',
  kind: 'relink',
  write: {
    kind: 'relink',
    record,
    from: actor,
    to: { ...actor, erpKey: '10027' },
    values: [],
    seen: [],
  },
  state: 'Unknown',
  reached: 'unlinked',
  calls: [
    { call: 'DeleteActorLink', ended: 'accepted', httpStatus: 204, error: null },
    { call: 'CreateActorLink', ended: null, httpStatus: null, error: null },
  ],
  httpStatus: null,
  error: null,
  readBack: null,
  holdUntil: '2999-01-01T00:00:00.000Z',
});
const noLink = makeConnection({ linked: read(false), erpKey: read<string | null>(null) });

test.each([
  [noLink, /left this link broken so far; the site may still carry out what got no answer/],
  [
    makeConnection({ erpKey: read<string | null>('10027') }),
    /^Relink from here, .+may or may not have been done\.$/,
  ],
])(
  'what was read of a link since a write was cut off is not told as unknown beside it',
  async (connection, told) => {
    await open({
      'records.open': () => makeOpened({ connections: [connection] }),
      'activity.list': () => ({ items: [killed], more: false, counts: countsOf() }),
      'activity.get': () => killed,
    });
    expect(await screen.findByText(told)).toBeTruthy();
    expect(screen.queryByText(/Nobody knows yet/)).toBeNull();
  },
);

test('where the link itself could not be read, both keys of a write that was cut off are told', async () => {
  const unread = makeConnection({ linked: { read: false, error: null } });
  await open({
    'records.open': () => makeOpened({ connections: [unread] }),
    'activity.list': () => ({ items: [killed], more: false, counts: countsOf() }),
    'activity.get': () => killed,
  });
  expect(await screen.findByText(/leads to Customer 10014, to Customer 10027, or is gone/)).toBeTruthy();
});

test('a look that came too early is not asked for again: the foot says that the record is held', async () => {
  const looked = {
    at: '2026-11-23T09:16:00.000Z',
    linked: true,
    erpKey: '10014',
    fields: [],
    missing: [],
  };
  const page = await open({
    'activity.list': () => ({ items: [killed], more: false, counts: countsOf() }),
    'activity.get': () => ({ ...killed, readBack: looked }),
  });
  await page.fill(await screen.findByRole('textbox', { name: 'Value of Phone' }), '33');
  await screen.findByText(/^Cannot be done like this\. An earlier write is held, as the site may still/);
  expect(screen.queryByText(/may have worked/)).toBeNull();
});

test('a write that holds the record stays in sight though a later one came through', async () => {
  const later = makeEntry({ id: 'later', state: 'Verified' });
  const page = await open({
    'activity.list': () => ({ items: [later, killed], more: false, counts: countsOf() }),
    'activity.get': ({ activityId }) => (activityId === 'killed' ? killed : later),
    'links.check': () => killed,
  });
  // The link stands as the later one has left it: of that nothing is said here.
  const told = await screen.findByText(/^Relink from here, .+ what became of it is not known yet\./);
  expect(told.textContent).not.toMatch(/Nobody knows|leads to/);
  expect(screen.queryByRole('button', { name: /all the same/ })).toBeNull();
  await page.fill(await screen.findByRole('textbox', { name: 'Value of Phone' }), '33');
  await screen.findByText(/^Cannot be done like this\. An earlier write may have worked\./);
  await page.user.click(screen.getByRole('button', { name: 'Check now' }));
  await waitFor(() => expect(page.lastInput('links.check')).toEqual({ activityId: 'killed' }));
});
