import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { JournalEntry } from '../../shared/journal/entry';
import { chosenPair, createAnswers, makeUnknown, pairOfEntry } from '../features/link/testing/answers';
import { found } from '../features/record/testing/open-record';
import { makeOpened } from '../features/record/testing/opened';
import { preparePageTests, renderPage } from '../testing/render-page';
import { makeEntry, practiceSite, productionSite } from '../testing/sample-data';

preparePageTests({ viewHeight: 600, rowHeight: 60 });

const phone = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Value of Phone' });

async function switchSite(user: UserEvent, name: RegExp): Promise<void> {
  await user.click(await screen.findByRole('combobox', { name: 'Site' }));
  await user.click(await screen.findByRole('option', { name }));
  await waitFor(() => expect(screen.getByRole('region', { name: 'Site in use' }).textContent).toMatch(name));
}

test('a link that was under way when its site was left tells its outcome to whoever comes back', async () => {
  const answers: ((entry: JournalEntry) => void)[] = [];
  let draft: typeof chosenPair | null = chosenPair;
  const { user } = renderPage({
    ...createAnswers(),
    'sites.list': () => [practiceSite, productionSite],
    'drafts.load': ({ siteId }) => (siteId === 'practice' ? draft : null),
    'links.submit': () => new Promise((resolve) => answers.push(resolve)),
  });
  await screen.findByRole('row', { name: 'Phone' });
  await user.click(screen.getByRole('button', { name: /^Link Orkdal AS/ }));
  await switchSite(user, /Nordlys/);
  answers[0]?.(makeEntry(pairOfEntry));
  await switchSite(user, /Practice site/);
  expect(await screen.findByRole('button', { name: 'Link another' })).toBeTruthy();
  expect(screen.queryByText(/Changed on the site/)).toBeNull();
  // What was made is told once: whoever comes again begins the next one.
  draft = null;
  await switchSite(user, /Nordlys/);
  await switchSite(user, /Practice site/);
  await screen.findByRole('combobox', { name: 'CRM record' });
  expect(screen.queryByRole('button', { name: 'Link another' })).toBeNull();
});

test('a try that got no answer is still told as open to whoever comes back', async () => {
  const held = { ...makeUnknown(null), holdUntil: new Date(Date.now() + 3_600_000).toISOString() };
  const { user } = renderPage({
    ...createAnswers(),
    'sites.list': () => [practiceSite, productionSite],
    'drafts.load': ({ siteId }) => (siteId === 'practice' ? chosenPair : null),
    'links.submit': () => held,
    'activity.get': () => held,
  });
  await screen.findByRole('row', { name: 'Phone' });
  await user.click(screen.getByRole('button', { name: /^Link Orkdal AS/ }));
  await user.click(await screen.findByRole('button', { name: 'Edit again' }));
  await switchSite(user, /Nordlys/);
  await switchSite(user, /Practice site/);
  expect(await screen.findByText(/^What became of an earlier try is not known/)).toBeTruthy();
});

test('keeps on each site what was begun there, and shows no record of another', async () => {
  const { user, fill } = renderPage({
    'sites.list': () => [practiceSite, productionSite],
    'records.find': () => found,
    'records.open': () => makeOpened(),
    'scans.list': () => [],
  });
  const switchTo = (name: RegExp) => switchSite(user, name);
  await user.click(await screen.findByRole('link', { name: 'Record' }));
  await fill(await screen.findByRole('combobox', { name: 'Open a record' }), 'contact_id=556');
  await user.keyboard('{Enter}');
  await fill(await screen.findByRole('textbox', { name: 'Value of Phone' }), '33');
  await switchTo(/Nordlys/);
  // The id means nothing here.
  expect(await screen.findByText('No record open')).toBeTruthy();
  await switchTo(/Practice site/);
  await waitFor(() => expect(phone().value).toBe('33'));
});

/** What is hidden is found as well: the last of so many is that of the site in use. */
async function findLast(role: string, name: string | RegExp, count: number): Promise<HTMLElement> {
  await waitFor(() => expect(screen.getAllByRole(role, { name })).toHaveLength(count));
  return screen.getAllByRole(role, { name }).at(-1) ?? document.body;
}

test('is named on each site by what belongs to it: nothing that one holds is taken for the other’s', async () => {
  const { user } = renderPage({
    'sites.list': () => [practiceSite, productionSite],
    'records.find': () => found,
    'records.open': () => makeOpened(),
    'scans.list': () => [],
    'links.listConnections': () => [
      { erpConnectionId: 1, name: 'Fjord Accounting', description: '', active: true },
    ],
    'links.listActorTypes': () => [],
  });
  const visit = async (nth: number) => {
    await user.click(await screen.findByRole('link', { name: 'Record' }));
    await user.click(await findLast('combobox', 'Open a record', nth));
    await user.paste('contact_id=556');
    await user.keyboard('{Enter}');
    await findLast('tab', /^Visma Nord/, nth);
    await findLast('textbox', 'Value of Phone', nth);
    await user.click(screen.getByRole('link', { name: 'Mismatches' }));
    await user.click(await findLast('button', 'New scan', 1));
    await user.click(await findLast('radio', 'Only the records of a list', nth));
    // The form of Link has one too, where it was drawn before it was left.
    within(await findLast('form', 'New scan', nth)).getByRole('combobox', { name: 'ERP connection' });
  };
  await visit(1);
  await switchSite(user, /Nordlys/);
  await visit(2);
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});
