import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { JournalEntry } from '../../../shared/journal/entry';
import type { Write } from '../../../shared/write/write';
import { askLeaving } from '../../testing/ask-leaving';
import type { Answers } from '../../testing/fake-bridge';
import { preparePageTests, renderScreen, type RenderedPage } from '../../testing/render-page';
import { makeEntry } from '../../testing/sample-data';
import { MismatchesScreen } from './mismatches-screen';
import { scan } from './triage/testing/scan-rows';
import { answersOf } from './triage/testing/triage-answers';

preparePageTests();

const choices = { kind: 'triage-choices', siteId: 'practice' };

async function openTriage(answers: Answers = {}): Promise<RenderedPage> {
  const page = renderScreen(<MismatchesScreen />, {
    'scans.list': () => [scan],
    'scans.facets': () => ({ total: 2, unsettled: 0, findings: {}, fields: [] }) as never,
    ...answersOf({ linked: true, entry: null }).answers,
    ...answers,
  });
  await page.user.click(await screen.findByRole('button', { name: 'Triage 2' }));
  await screen.findByText('Bjørkåsen Rør AS');
  return page;
}

test('a side that is chosen is lost with the window, from the next row and from the list as well', async () => {
  const page = await openTriage();
  expect(await askLeaving(page)).toEqual([]);
  await page.user.keyboard('l');
  expect(await askLeaving(page)).toEqual([choices]);
  await page.user.keyboard('j');
  await screen.findByText('Havbris AS');
  expect(await askLeaving(page)).toEqual([choices]);
  await page.user.click(screen.getByRole('button', { name: 'Back to the list' }));
  await screen.findByRole('button', { name: 'Triage 2' });
  expect(await askLeaving(page)).toEqual([choices]);
});

test('a side that is taken back is not lost, nor is one that is on its way or written', async () => {
  const ends: (() => void)[] = [];
  const send = ({ write }: { write: Write }) =>
    new Promise<JournalEntry>((resolve) =>
      ends.push(() => resolve(makeEntry({ id: 'entry-2', kind: 'change-values', write, state: 'Verified' }))),
    );
  const page = await openTriage({ 'links.submit': send });
  await page.user.keyboard('lu');
  expect(await askLeaving(page)).toEqual([]);
  await page.user.keyboard('l{Enter}');
  await waitFor(() => expect(ends).toHaveLength(1));
  expect(await askLeaving(page)).toEqual([]);
  ends[0]?.();
  await screen.findByText('Havbris AS');
  expect(await askLeaving(page)).toEqual([]);
});

test('a list that is pasted for a scan is lost with the window, and the mere form is not', async () => {
  const page = renderScreen(<MismatchesScreen />, {
    'scans.list': () => [],
    'links.listActorTypes': () => [],
  });
  await page.user.click(await screen.findByRole('button', { name: 'New scan' }));
  await page.user.click(await screen.findByRole('radio', { name: 'Only the records of a list' }));
  expect(await askLeaving(page)).toEqual([]);
  await page.user.click(screen.getByRole('textbox'));
  await page.user.paste('556\n557');
  expect(await askLeaving(page)).toEqual([{ kind: 'scan-form', siteId: 'practice' }]);
  await page.user.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(await askLeaving(page)).toEqual([]);
});
