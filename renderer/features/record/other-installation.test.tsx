import { screen, waitFor } from '@testing-library/react';
import type { ReactElement } from 'react';
import { expect, test } from 'vitest';
import type { FoundRecords } from '../../../shared/record/found-records';
import { useSiteEvents } from '../../api/sites';
import { preparePageTests, renderScreen } from '../../testing/render-page';
import { countsOf, firstPreferences, makeEntry, productionSite, testSite } from '../../testing/sample-data';
import { RecordScreen } from './record-screen';
import { found, openRecord } from './testing/open-record';
import { makeOpened } from './testing/opened';

preparePageTests({ viewHeight: 600, rowHeight: 60 });

/** The screen as the frame holds it, which follows what becomes of sites. */
function FollowedScreen(): ReactElement {
  useSiteEvents(() => undefined);
  return <RecordScreen />;
}

const preferences = { ...firstPreferences, siteId: testSite.id };
const pasted = 'https://crm.example.com/default.aspx?contact_id=556';
const paste = async (answer: FoundRecords) => {
  const page = renderScreen(<RecordScreen />, {
    'preferences.get': () => preferences,
    'sites.listRecent': () => [testSite, productionSite],
    'sites.list': () => [testSite, productionSite],
    'records.listRecent': () => [],
    'records.find': () => answer,
    'records.open': () => makeOpened(),
  });
  await page.user.click(await screen.findByRole('combobox', { name: 'Open a record' }));
  await page.user.paste(pasted);
  return page;
};

test('an address of another installation opens nothing, says whose it is, and leads to the site of ours that it is of', async () => {
  const [candidate] = found.candidates;
  if (candidate?.kind !== 'record') throw new Error('It is a record.');
  const address = `${productionSite.address}/default.aspx`;
  const page = await paste({
    ...found,
    candidates: [{ ...candidate, address }],
    foreign: [{ candidate: 0, place: 'other' }],
    hits: [],
  });
  const told = await screen.findByText(/^This address is of Nordlys .*crm\.nordlys\.example\/SuperOffice/);
  expect(told.closest('[role=alert]')).toBeTruthy();
  await page.user.keyboard('{Enter}');
  expect(page.calls.some(({ method }) => method === 'records.open')).toBe(false);
  await page.user.click(screen.getByRole('button', { name: `Open it in ${productionSite.name}` }));
  await waitFor(() => expect(page.lastInput('preferences.set')).toEqual({ siteId: productionSite.id }));
});

test('what an address that does not tell has led to says so itself, and Enter opens none of it', async () => {
  const page = await paste({ ...found, foreign: [{ candidate: 0, place: 'unclear' }] });
  await page.user.keyboard('{Enter}');
  const hit = await screen.findByRole('option', { name: /crm\.example\.com may be another installation/ });
  await page.user.keyboard('{Enter}');
  expect(page.calls.some(({ method }) => method === 'records.open')).toBe(false);
  await page.user.click(hit);
  await waitFor(() => expect(page.calls.some(({ method }) => method === 'records.open')).toBe(true));
});

test('once the site is another installation, what was read and typed at the one before is gone, and that is said', async () => {
  let site = testSite;
  const page = await openRecord(
    { 'preferences.get': () => preferences, 'sites.listRecent': () => [site] },
    <FollowedScreen />,
  );
  await page.user.type(await screen.findByRole('textbox', { name: 'Value of Phone' }), 'x');
  site = { ...testSite, address: 'https://b.example.com/SuperOffice' };
  page.emit('sites.changed', { siteId: site.id });
  await screen.findByText(/is now https:\/\/b\.example\.com\/SuperOffice\. What stood here was read at/);
  expect(screen.getByText(/all that was chosen or typed there and not sent/)).toBeTruthy();
  await page.user.keyboard('{Control>}{Enter}{/Control}');
  expect(page.calls.some(({ method }) => method === 'links.submit')).toBe(false);
  expect(screen.queryByRole('heading', { name: /Orkdal/ })).toBeNull();
});

test.each([
  ['is told beside the record', `${testSite.address}/api/`, true],
  ['at another installation is nothing of this record', 'https://b.example.com/SuperOffice/api/', false],
])('a last write that nobody knows yet %s', async (_what, siteAddress, isTold) => {
  const held = makeEntry({
    siteId: testSite.id,
    siteAddress,
    state: 'Unknown',
    erpConnectionId: 1,
    readBack: null,
    holdUntil: '2999-01-01T00:00:00.000Z',
  });
  const page = await openRecord({
    'preferences.get': () => preferences,
    'sites.listRecent': () => [testSite],
    'activity.list': () => ({ items: [held], more: false, counts: countsOf() }),
    'activity.get': () => held,
  });
  await waitFor(() => expect(page.lastInput('activity.get')).toEqual({ activityId: held.id }));
  await screen.findByRole('textbox', { name: 'Value of Phone' });
  await waitFor(() =>
    expect(screen.queryByText(/: what became of it is not known yet\./) !== null).toBe(isTold),
  );
});
