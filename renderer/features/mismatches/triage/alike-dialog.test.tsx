import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { preparePageTests, renderScreen } from '../../../testing/render-page';
import { makeEntry, practiceSite } from '../../../testing/sample-data';
import { AlikeDialog } from './alike-dialog';
import { at, city, makeRow, scan } from './testing/scan-rows';
import type { Choice } from './triage-choice';

preparePageTests();

const side = (value: string) => ({ value, displayValue: '' });
const plan = { erpConnectionId: 1, erpActorType: 'Customer' as const, fields: [city] };

const value = (text: string) => ({
  crmFieldKey: 'CITY',
  displayName: 'City',
  value: text,
  displayValue: '',
  syncToCrm: true,
  syncToErp: true,
});

/** Of a row whose city is “Oslo” in SuperOffice and what is given in the ERP; one more is like it. */
function show(erp: string, choice: Choice) {
  const field = {
    crmFieldKey: 'CITY',
    displayName: 'City',
    outcome: 'different' as const,
    crm: side('Oslo'),
    erp: side(erp),
  };
  const other = makeRow(1, { fields: [field] });
  return renderScreen(
    <AlikeDialog
      site={practiceSite}
      scan={scan}
      row={0}
      field={field}
      choice={choice}
      plan={plan}
      onClose={() => {}}
    />,
    {
      'scans.rows': () => ({ rows: [other], total: 1 }),
      'scans.readRow': () => ({
        now: other,
        before: other,
        plan,
        keyOfLink: { read: true as const, value: '00012', at },
        holders: { read: true as const, value: [], at },
        crm: [value('Oslo')],
        erp: [value(erp)],
        missing: [],
      }),
      'links.submit': () =>
        makeEntry({
          kind: 'change-values',
          state: 'Different',
          record: { crmActorType: 'Contact', crmRecordId: 3, name: 'Kvamsøy AS' },
          readBack: { at, linked: false, erpKey: null, fields: [], missing: [] },
        }),
    },
  );
}

test('what clears a value says so in the text, on the button and once more before it is done', async () => {
  const page = show('', { kind: 'erp' });
  expect(await screen.findByText(/^In each of them: City: SuperOffice is cleared of Oslo;/)).toBeDefined();
  await page.user.click(await screen.findByRole('button', { name: /^Clear 1 in / }));
  expect(await screen.findByText('Clear what is there?')).toBeDefined();
  expect(page.lastInput('links.submit')).toBeUndefined();
});

test('where a write was not as chosen it stops, and says at which record, why, and that the rest was not tried', async () => {
  const page = show('Bergen', { kind: 'erp' });
  expect(await screen.findByText(/SuperOffice gets Bergen in place of Oslo/)).toBeDefined();
  await page.user.click(await screen.findByRole('button', { name: /^Write 1 to / }));
  await waitFor(() => expect(page.lastInput('links.submit')).toBeTruthy());
  expect(await screen.findByText(/^It stopped at Kvamsøy AS: /)).toBeDefined();
  expect(screen.getByRole('button', { name: 'Open Kvamsøy AS' })).toBeDefined();
});
