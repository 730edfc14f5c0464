import { screen } from '@testing-library/react';
import type { FoundRecords } from '../../../../shared/record/found-records';
import type { Answers } from '../../../testing/fake-bridge';
import { renderScreen, type RenderedPage } from '../../../testing/render-page';
import { makeEntry } from '../../../testing/sample-data';
import { RecordScreen } from '../record-screen';
import { makeOpened } from './opened';

export const found: FoundRecords = {
  candidates: [
    {
      kind: 'record',
      crmActorType: 'Contact',
      crmRecordId: 556,
      address: 'https://crm.example.com/default.aspx',
      asWritten: 'x',
    },
  ],
  hits: [
    {
      record: {
        crmActorType: 'Contact',
        crmRecordId: 556,
        name: 'Orkdal AS',
        number: '00012',
        details: [],
        isRetired: false,
        linkedIn: [],
      },
      by: [0],
    },
  ],
  failed: [],
};

/** The screen with a record open on it, by its address. For tests only. */
export async function openRecord(answers: Answers = {}, what = <RecordScreen />): Promise<RenderedPage> {
  const page = renderScreen(what, {
    'records.listRecent': () => [],
    'records.find': () => found,
    'records.open': () => makeOpened(),
    'links.submit': () => makeEntry(),
    ...answers,
  });
  const box = await screen.findByRole('combobox', { name: 'Open a record' });
  await page.user.click(box);
  await page.user.paste('https://crm.example.com/default.aspx?contact_id=556');
  // Pressed before the hits are there: it takes the one that the text can only mean.
  await page.user.keyboard('{Enter}');
  return page;
}
