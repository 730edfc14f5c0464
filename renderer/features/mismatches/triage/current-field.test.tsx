import { screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { everyScanRow, type ScanQuery } from '../../../../shared/scan/scan-query';
import type { ScanField } from '../../../../shared/scan/scan-row';
import { preparePageTests, renderScreen } from '../../../testing/render-page';
import { practiceSite } from '../../../testing/sample-data';
import { findMeant } from '../find-meant';
import { city, makeRow, scan, values } from './testing/scan-rows';
import { answersOf } from './testing/triage-answers';
import { TriageView } from './triage-view';
import { createKeptChoices } from './use-choices';

// The field that the single keys are about. For who sees it and who hears it.

preparePageTests();

const side = (value: string) => ({ value, displayValue: '' });
const field = (crmFieldKey: string, displayName: string, outcome: ScanField['outcome']): ScanField => ({
  crmFieldKey,
  displayName,
  outcome,
  crm: side('Oslo'),
  erp: side('Bergen'),
});
const fields = [
  field('NAME', 'Name', 'cosmetic'),
  field('CITY', 'City', 'different'),
  field('FAX', 'Fax', 'different'),
];

function show(query: Partial<ScanQuery> = {}, holders: readonly number[] = []) {
  const { answers } = answersOf({ linked: true, entry: null, holders });
  const plan = fields.map(({ crmFieldKey, displayName }) => ({ ...city, crmFieldKey, displayName }));
  const sides = (text: string) => fields.map((one) => ({ ...values, ...one, value: text }));
  return renderScreen(
    <TriageView
      site={practiceSite}
      scan={scan}
      query={{ ...everyScanRow, ...query }}
      startAt={0}
      kept={createKeptChoices()}
      first={new Map()}
      onClose={() => {}}
    />,
    {
      ...answers,
      'scans.readRow': (input: { row: number }) => {
        const fresh = answers['scans.readRow'](input);
        const now = makeRow(input.row, { fields });
        return {
          ...fresh,
          now,
          plan: { ...fresh.plan, fields: plan },
          crm: sides('Oslo'),
          erp: sides('Bergen'),
        };
      },
    },
  );
}

const currentName = async () => {
  const table = await screen.findByRole('table', { name: 'What differs' });
  const rows = within(table).getAllByRole('row');
  return rows.find((row) => row.getAttribute('aria-current') === 'true')?.querySelector('th')?.firstChild
    ?.textContent;
};
const heard = () => document.querySelector('output[aria-live]')?.textContent;

test('it is the one that the list was narrowed to, by its name or by what was found', async () => {
  show({ field: { crmFieldKey: 'FAX', outcomes: [], values: null } });
  expect(await currentName()).toBe('Fax');
  expect(findMeant(fields, { field: null, findings: ['different'] })).toBe(1);
  expect(findMeant(fields, { field: null, findings: ['orphan-actor'] })).toBe(0);
});

test('it is brought into sight with each step', async () => {
  const shown: (string | null | undefined)[] = [];
  vi.spyOn(HTMLElement.prototype, 'scrollIntoView').mockImplementation(function (this: HTMLElement) {
    shown.push(this.querySelector('th')?.firstChild?.textContent);
  });
  const page = show();
  expect(await currentName()).toBe('Name');
  await page.user.keyboard('{ArrowDown}{ArrowDown}');
  expect(shown.filter((name) => name !== undefined)).toEqual(['Name', 'City', 'Fax']);
});

test('every key says what it came to and what it did, and why that cannot be done', async () => {
  const page = show({}, [77]);
  await currentName();
  await page.user.keyboard('{ArrowDown}');
  await waitFor(() =>
    expect(heard()).toMatch(
      /^City, Different: SuperOffice Oslo, ERP Bergen\. Both sides stay as they are\.$/,
    ),
  );
  await page.user.keyboard('r');
  await waitFor(() =>
    expect(heard()).toMatch(
      /^City: The ERP’s value is written to SuperOffice\. Cannot be done like this\. This link would be broken/,
    ),
  );
  await page.user.keyboard('n');
  await waitFor(() => expect(heard()).toMatch(/^City: Both sides stay as they are\.$/));
});

test('a value that was typed is said, and the keys go on from where they were', async () => {
  const page = show();
  await currentName();
  await page.user.keyboard('t');
  await page.user.type(await screen.findByRole('textbox', { name: 'Value for both sides' }), 'Voss{Enter}');
  await waitFor(() => expect(heard()).toMatch(/^Name: “.*Voss” is written to both sides\.$/));
  expect(document.activeElement).toBe(screen.getByRole('region', { name: /^Bjørkåsen Rør AS and / }));
  await page.user.keyboard('{ArrowDown}');
  expect(await currentName()).toBe('City');
});

test('what other records hold the key is told of all, and each leads there', async () => {
  const page = show({}, [383, 216, 340]);
  await currentName();
  await page.user.keyboard('l');
  const [sentence] = await screen.findAllByText(/belongs to Company 383 as well/);
  expect(sentence?.textContent).toContain('The same key is held by Company 216, Company 340, too.');
  expect(screen.getAllByRole('button', { name: 'Open Company 383' }).length).toBeGreaterThan(0);
});

test('what blocks a press is brought into sight, above the bar', async () => {
  const shown: string[] = [];
  vi.spyOn(HTMLElement.prototype, 'scrollIntoView').mockImplementation(function (this: HTMLElement) {
    shown.push(this.textContent);
  });
  const page = show({}, [383]);
  await currentName();
  await page.user.keyboard('l');
  await screen.findByText('1 problem to solve first');
  shown.length = 0;
  await page.user.keyboard('{Enter}');
  await waitFor(() => expect(shown.at(-1)).toMatch(/^1 problem to solve first/));
});

test('a row is read again by one key, where nothing was written that wants a look', async () => {
  const page = show();
  await currentName();
  const count = () => page.calls.filter(({ method }) => method === 'scans.readRow').length;
  const before = count();
  await page.user.keyboard('c');
  await waitFor(() => expect(count()).toBe(before + 1));
});
