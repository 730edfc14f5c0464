import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { preparePageTests } from '../../testing/render-page';
import { fail } from '../../testing/fake-bridge';
import { countsOf, makeEntry } from '../../testing/sample-data';
import { confirm } from './testing/confirm';
import { openRecord as open } from './testing/open-record';
import { makeConnection, makeOpened, read } from './testing/opened';

preparePageTests({ viewHeight: 600, rowHeight: 60 });

const actor = { erpConnectionId: 1, erpActorType: 'Customer', erpKey: '10014' } as const;
const record = { crmActorType: 'Contact', crmRecordId: 556 } as const;

test('a link that was just broken is not shown as it was before, nor offered for more, while it is read again', async () => {
  const write = { kind: 'unlink' as const, record, erpConnectionId: 1, expectedKey: '10014' };
  const ends: ((entry: ReturnType<typeof makeEntry>) => void)[] = [];
  const page = await open({
    'links.submit': () => new Promise((done) => ends.push(done)),
  });
  await page.user.click(await screen.findByRole('button', { name: 'Unlink…' }));
  const readings: ((opened: ReturnType<typeof makeOpened>) => void)[] = [];
  page.answer({ 'records.open': () => new Promise((done) => readings.push(done)) });
  await page.user.keyboard('{Control>}{Enter}{/Control}');
  await confirm(page);
  expect(await screen.findByText(/^Before this write: Linked to Customer 10014\./)).toBeTruthy();
  ends.at(-1)?.(makeEntry({ kind: 'unlink', write }));
  await screen.findByText(/^The link is broken\./);
  expect(await screen.findByText(/^Before this write: Linked to Customer 10014\./)).toBeTruthy();
  expect(screen.getByRole('tab', { name: 'Visma Nord · linked before this write' })).toBeTruthy();
  for (const name of ['Relink…', 'Resync…', 'Unlink…']) expect(screen.queryByText(name)).toBeNull();
  expect(screen.queryByRole('textbox', { name: 'Value of Phone' })).toBeNull();
  const gone = makeConnection({ linked: read(false), erpKey: read<string | null>(null) });
  const { connections } = makeOpened();
  // The site tells the linked ones first; no tab moves for that.
  readings.at(-1)?.(
    makeOpened({ at: '2026-11-23T09:16:00.000Z', connections: [...connections.slice(1), gone] }),
  );
  expect(await screen.findAllByText('Not linked in Visma Nord')).not.toHaveLength(0);
  expect(screen.getAllByRole('tab').map(({ textContent }) => textContent)).toEqual([
    'Visma Nord · not linked',
    'Business Central · not linked',
  ]);
});

const unlink = { kind: 'unlink' as const, record, erpConnectionId: 1, expectedKey: '10014' };
const notReadBack = {
  state: 'Sent' as const,
  readBack: { at: '2026-11-23T09:15:03.000Z', linked: null, erpKey: null, fields: [], missing: [] },
};
const notRead = (): never => fail('site-error');

test('once the outcome of a write that could not be read back is put away, its link is still told as of before', async () => {
  const page = await open({
    'links.submit': () => makeEntry({ kind: 'unlink', write: unlink, ...notReadBack }),
  });
  await page.user.click(await screen.findByRole('button', { name: 'Unlink…' }));
  page.answer({ 'records.open': notRead });
  await page.user.keyboard('{Control>}{Enter}{/Control}');
  await confirm(page);
  await page.user.click(await screen.findByRole('button', { name: 'Done' }));
  await screen.findByText(/^Before the last write from here: Linked to Customer 10014\. How it stands now/);
  expect(screen.getByText(/^What is shown was read at .+, before the last write from here/)).toBeTruthy();
  expect(screen.getByRole('tab', { name: 'Visma Nord · linked before the last write' })).toBeTruthy();
  for (const name of ['Relink…', 'Resync…', 'Unlink…']) expect(screen.queryByText(name)).toBeNull();
  const gone = makeConnection({ linked: read(false), erpKey: read<string | null>(null) });
  page.answer({ 'records.open': () => makeOpened({ connections: [gone] }) });
  await page.user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('button', { name: 'Link with values' })).toBeTruthy();
  expect(screen.queryByText(/Before the last write/)).toBeNull();
});

test('values that could not be read since they were changed do not stand for those of now', async () => {
  const write = { kind: 'change-values' as const, record, actor, values: [], seen: null };
  const page = await open({
    'links.submit': () => makeEntry({ kind: 'change-values', write, ...notReadBack }),
  });
  await page.fill(await screen.findByRole('textbox', { name: 'Value of Phone' }), '33');
  expect(screen.getByText('SuperOffice now')).toBeTruthy();
  page.answer({ 'records.open': notRead });
  await page.user.keyboard('{Control>}{Enter}{/Control}');
  await page.user.click(await screen.findByRole('button', { name: 'Done' }));
  await screen.findByText(/^What is shown was read at .+, before the last write from here/);
  expect(await screen.findByText('SuperOffice before')).toBeTruthy();
  expect(screen.queryByText(/(SuperOffice|ERP) now/)).toBeNull();
});

test('a link that another screen made since is not told as not there where it cannot be read again', async () => {
  const write = { kind: 'link' as const, record, actor, values: [], seen: null };
  const made = makeEntry({ write, answeredAt: '2026-11-23T09:16:00.000Z' });
  const free = makeConnection({ linked: read(false), erpKey: read<string | null>(null) });
  const page = await open({
    'records.open': () => makeOpened({ connections: [free] }),
    'activity.list': () => ({ items: [made], more: false, counts: countsOf() }),
    'activity.get': () => made,
  });
  // Read before it, and nothing has failed since: the clock of this computer may have been set back.
  expect(await screen.findByRole('button', { name: 'Link with values' })).toBeTruthy();
  page.answer({ 'records.open': notRead });
  await page.user.keyboard('{F5}');
  await screen.findByText(/^Before the last write from here: Not linked in Visma Nord\./);
  expect(screen.queryByRole('button', { name: 'Link with values' })).toBeNull();
});

test.each([
  ['Unlink…', [/^The link is gone by now\. It held ERP key 10014 when it was last read here/]],
  ['Relink…', ['Was linked to', 'Customer 10014']],
])('a link that somebody else has broken is told as gone, with its key: %s', async (button, told) => {
  const page = await open();
  await page.user.click(await screen.findByRole('button', { name: button }));
  const gone = makeConnection({ linked: read(false), erpKey: read<string | null>(null) });
  page.answer({ 'records.open': () => makeOpened({ connections: [gone] }) });
  await page.user.keyboard('{F5}');
  for (const words of told) expect(await screen.findByText(words)).toBeTruthy();
  expect(screen.queryByText(/does not tell which ERP key/)).toBeNull();
  expect(screen.queryByText('Linked now')).toBeNull();
});

test('a write whose outcome nobody knows blocks the next one in sight, and each look says when it was', async () => {
  const write = { kind: 'change-values' as const, record, actor, values: [], seen: null };
  const readBack = { linked: true, erpKey: '10014', fields: [], missing: [] };
  const makeUnknown = (at: string) =>
    makeEntry({
      kind: 'change-values',
      write,
      state: 'Unknown',
      httpStatus: null,
      readBack: { ...readBack, at },
    });
  const page = await open({
    'links.submit': () => makeUnknown('2026-11-23T09:16:01.000Z'),
    'links.check': () => makeUnknown('2026-11-23T09:17:02.000Z'),
  });
  await page.fill(await screen.findByRole('textbox', { name: 'Value of Phone' }), '33');
  await page.user.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByText(/^Looked at .*16:01/);
  await screen.findByText(
    'Cannot be done like this. An earlier write may have worked. Check it before you try again.',
  );
  expect(screen.getByText('Blocked')).toBeTruthy();
  await page.user.click(screen.getByRole('button', { name: 'Check now' }));
  await screen.findByText(/^Looked at .*17:02/);
});

test('the form that creates does not stay once the record is linked', async () => {
  const write = {
    kind: 'create' as const,
    record,
    erpConnectionId: 1,
    erpActorType: 'Customer' as const,
    erpValues: {},
  };
  const free = makeConnection({ linked: read(false), erpKey: read<string | null>(null) });
  let isMade = false;
  const page = await open({
    'records.open': () => makeOpened({ connections: [isMade ? makeConnection() : free] }),
    'links.listActorTypes': () => [{ erpActorType: 'Customer' as const, crmActorType: 'Contact' as const }],
    'records.newActorFields': () => ({ fields: [], listsError: null }),
    'links.submit': () => {
      isMade = true;
      return makeEntry({ kind: 'create', write, state: 'Unknown', httpStatus: null, readBack: null });
    },
  });
  await page.user.click(await screen.findByRole('button', { name: 'Create in ERP…' }));
  await screen.findByText(/^Creates a Customer/);
  await page.user.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByText('Linked to Customer 10014');
  expect(screen.queryByText(/^(Try again: )?Create Customer/)).toBeNull();
});
