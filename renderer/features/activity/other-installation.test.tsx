import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { preparePageTests } from '../../testing/render-page';
import { makeEntry, practiceSite, testSite } from '../../testing/sample-data';
import { openEntry } from './testing/open-activity';

preparePageTests();

const openAt = (address: string) =>
  openEntry(makeEntry({ siteId: testSite.id, siteAddress: `${testSite.address}/api/` }), {
    'sites.list': () => [practiceSite, { ...testSite, address }],
  });
const showRecord = () => screen.queryByRole('button', { name: /^Show .* in Record$/ });

test('an entry leads to its record while its site is where it was sent to', async () => {
  await openAt(testSite.address);
  expect(await screen.findByRole('button', { name: /^Show .* in Record$/ })).toBeTruthy();
});

test('once its site is another installation, it leads to no record of that id there, and says why', async () => {
  await openAt('https://b.example.com/SuperOffice');
  await screen.findByText(/is at https:\/\/b\.example\.com\/SuperOffice now\. The same id is another record/);
  expect(showRecord()).toBeNull();
});
