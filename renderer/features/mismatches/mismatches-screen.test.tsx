import { screen, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { CompareRule } from '../../../shared/compare/comparison';
import { AppError } from '../../../shared/errors';
import type { Scan } from '../../../shared/scan/scan';
import { fieldOutcomes, rowFindings, type ScanFacets, type ScanRow } from '../../../shared/scan/scan-row';
import { SignInWayContext } from '../../components/sign-in-button';
import { fail } from '../../testing/fake-bridge';
import { preparePageTests, renderScreen } from '../../testing/render-page';
import { firstPreferences, testSite } from '../../testing/sample-data';
import { MismatchesScreen } from './mismatches-screen';
import { scan as doneScan } from './triage/testing/scan-rows';
import { answersOf } from './triage/testing/triage-answers';

preparePageTests();

const scan: Scan = { ...doneScan, notRead: 1 };
const row: ScanRow = {
  row: 0,
  record: { crmActorType: 'Contact', crmRecordId: 2, name: 'Bjørkåsen Rør AS', number: '' },
  actor: { erpActorType: 'Customer', erpKey: '00012', name: 'Bjørkåsen' },
  findings: ['different'],
  fields: [
    {
      crmFieldKey: 'CITY',
      displayName: 'City',
      outcome: 'different',
      crm: { value: 'Oslo', displayValue: '' },
      erp: { value: 'Bergen', displayValue: '' },
    },
  ],
  equalFields: 3,
  error: null,
  at: '2026-11-28T10:00:30.000Z',
  lastWrite: null,
};
const none = <K extends string>(keys: readonly K[]) =>
  Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>;
const facets: ScanFacets = {
  total: 2,
  unsettled: 0,
  findings: { ...none(rowFindings), different: 1, 'not-read': 1 },
  fields: [{ crmFieldKey: 'CITY', displayName: 'City', counts: { ...none(fieldOutcomes), different: 1 } }],
};
const results = { 'scans.facets': () => facets, 'scans.rows': () => ({ rows: [row], total: 1 }) };

test('a first scan reads every kind of link that the connection maps, unless one is left out', async () => {
  const page = renderScreen(<MismatchesScreen />, {
    'scans.list': () => [],
    'links.listConnections': () => [
      { erpConnectionId: 1, name: 'Fjord Accounting', description: '', active: true },
    ],
    'links.listActorTypes': () => [
      { erpActorType: 'Customer', crmActorType: 'Contact' },
      { erpActorType: 'Supplier', crmActorType: 'Contact' },
    ],
    'scans.start': () => ({ ...scan, state: 'finding' }),
    ...results,
  });
  await page.user.click(await screen.findByRole('button', { name: 'New scan' }));
  await page.user.click(await screen.findByRole('checkbox', { name: 'Company and Supplier' }));
  await page.user.click(screen.getByRole('button', { name: 'Start scan of Fjord Accounting' }));
  await waitFor(() =>
    expect(page.lastInput('scans.start')).toEqual({
      siteId: 'practice',
      erpConnectionId: 1,
      pairs: [{ erpActorType: 'Customer', crmActorType: 'Contact' }],
      scope: { kind: 'all' },
    }),
  );
  const pause = await screen.findByRole('button', { name: 'Pause' });
  await waitFor(() => expect(document.activeElement).toBe(pause));
});

test('whoever comes back from triage stands on the row that was open', async () => {
  const page = renderScreen(<MismatchesScreen />, {
    'scans.list': () => [scan],
    ...results,
    'scans.rows': () => ({ rows: [row, { ...row, row: 1 }], total: 2 }),
    'scans.readRow': () => fail('offline'),
  });
  await page.user.click(await screen.findByRole('button', { name: 'Triage 2' }));
  await page.user.click(await screen.findByRole('button', { name: 'Back to the list' }));
  await waitFor(() => expect(document.activeElement?.closest('[data-row-id]')).not.toBeNull());
  expect(document.activeElement?.closest('[data-row-id]')?.getAttribute('data-row-id')).toBe('0');
});

test('results say what differs on which side, and a finding that is chosen narrows them', async () => {
  const page = renderScreen(<MismatchesScreen />, { 'scans.list': () => [scan], ...results });
  expect(await screen.findByText('City: Oslo | Bergen')).toBeDefined();
  expect(screen.getByText('1 not readable')).toBeDefined();
  await page.user.click(screen.getByRole('button', { name: 'Different: 1' }));
  await waitFor(() =>
    expect(page.lastInput('scans.rows')).toMatchObject({ query: { findings: ['different'] } }),
  );
  await page.user.click(screen.getByRole('combobox', { name: 'Field' }));
  await page.user.click(await screen.findByRole('option', { name: 'City differs in 1' }));
  await waitFor(() =>
    expect(page.lastInput('scans.rows')).toMatchObject({ query: { field: { crmFieldKey: 'CITY' } } }),
  );
});

test('who is gone is told where the room for it is', async () => {
  const gone: ScanRow = { ...row, findings: ['orphan-actor'], fields: [] };
  renderScreen(<MismatchesScreen />, {
    'scans.list': () => [scan],
    ...results,
    'scans.rows': () => ({ rows: [gone], total: 1 }),
  });
  expect(await screen.findByText('The ERP gives no values of the actor')).toBeDefined();
  expect(screen.queryByText(/the ERP gives no values of it/)).toBeNull();
});

const headerOf = (name: string) => screen.getByRole('columnheader', { name: new RegExp(`^${name}`) });

test('the headers order the results: the worst first, and of fields the most first', async () => {
  const page = renderScreen(<MismatchesScreen />, { 'scans.list': () => [scan], ...results });
  await screen.findByText('City: Oslo | Bergen');
  expect(headerOf('Finding').getAttribute('aria-sort')).toBe('ascending');
  for (const [name, sort] of [
    ['SuperOffice', { by: 'name', descending: false }],
    ['SuperOffice', { by: 'name', descending: true }],
    ['What differs: SuperOffice | ERP', { by: 'fields', descending: true }],
  ] as const) {
    await page.user.click(screen.getByRole('button', { name }));
    await waitFor(() => expect(page.lastInput('scans.rows')).toMatchObject({ query: { sort } }));
  }
  expect(headerOf('What differs').getAttribute('aria-sort')).toBe('descending');
  expect(screen.queryByRole('combobox', { name: 'Sort by' })).toBeNull();
});

test('a row says why it could not be read, and what was known of it before it was read', async () => {
  const error = new AppError('not-the-webapi', { params: { host: 'crm.example.com' } }).toData();
  const record = { crmActorType: 'Contact', crmRecordId: 3, name: 'Havbris AS', number: '' } as const;
  const rows: ScanRow[] = [
    { ...row, findings: ['not-read'], fields: [], error },
    { ...row, row: 1, record, findings: ['double-key'], fields: [], at: null },
  ];
  renderScreen(<MismatchesScreen />, {
    'scans.list': () => [scan],
    ...results,
    'scans.rows': () => ({ rows, total: 2 }),
  });
  expect(await screen.findByText(/^crm\.example\.com answered with something that is not/)).toBeDefined();
  expect(
    screen.getByRole('button', { name: 'Havbris AS and Bjørkåsen: Key on two records, Not read yet' }),
  ).toBeDefined();
  expect(screen.getByText('also Not read yet')).toBeDefined();
});

test('what was chosen and not written is found again in the list', async () => {
  const { answers } = answersOf({ linked: true, entry: null });
  const page = renderScreen(<MismatchesScreen />, {
    'scans.list': () => [scan],
    ...results,
    ...answers,
  });
  await page.user.click(await screen.findByRole('button', { name: 'Triage 2' }));
  await screen.findByText('Bjørkåsen');
  await page.user.keyboard('l{Escape}');
  await page.fill(await screen.findByRole('searchbox', { name: 'Search' }), 'Havbris');
  await waitFor(() => expect(page.lastInput('scans.rows')).toMatchObject({ query: { text: 'Havbris' } }));
  // It counts every row that was chosen for, so it shows every one.
  await page.user.click(await screen.findByRole('button', { name: 'Chosen, not written: 1' }));
  await waitFor(() => expect(page.lastInput('scans.rows')).toMatchObject({ query: { text: '', rows: [0] } }));
});

test('a scan that stands still says why, and goes on from there', async () => {
  const pausedBy = { reason: 'closed', error: null } as const;
  const paused: Scan = { ...scan, state: 'paused', endedAt: null, read: 1, found: 2, pause: pausedBy };
  const page = renderScreen(<MismatchesScreen />, {
    'scans.list': () => [paused],
    'scans.continue': () => ({ ...paused, state: 'reading', pause: null }),
    ...results,
    'scans.facets': () => ({ ...facets, findings: { ...facets.findings, cosmetic: 1 } }),
  });
  expect(await screen.findByText(/ActorLink was closed while this scan ran/)).toBeDefined();
  expect(
    await screen.findByText(
      'Counted is what is known so far: 1 of 2 records are read. A record with several findings counts in each of them.',
    ),
  ).toBeDefined();
  await page.user.click(screen.getByRole('button', { name: 'Continue' }));
  const pause = await screen.findByRole('button', { name: 'Pause' });
  expect(document.activeElement).toBe(pause);
  expect(page.lastInput('scans.continue')).toEqual({ scanId: 'scan-1' });
});

const rulesOff = (off: CompareRule[]) => ({
  'preferences.get': () => ({
    theme: 'system' as const,
    siteId: 'practice',
    siteOrder: 'last-used' as const,
    compareRulesOff: off,
  }),
});

test('a scan says which cosmetic rules it was compared without, and is compared again where they were changed', async () => {
  const page = renderScreen(<MismatchesScreen />, {
    'scans.list': () => [{ ...scan, rulesOff: ['phone'] }],
    ...results,
    ...rulesOff(['punctuation']),
    'scans.recount': () => ({ ...scan, rulesOff: ['punctuation'] }),
  });
  await screen.findByText('cosmetic rules off: Writing of phone numbers');
  await screen.findByText(
    /^The cosmetic rules were changed since .+ switched off now: Punctuation\. .+ switched on now: Writing of phone numbers\./,
  );
  await page.user.click(screen.getByRole('button', { name: 'Compare again' }));
  await screen.findByText('cosmetic rules off: Punctuation');
  expect(screen.queryByText(/^The cosmetic rules were changed/)).toBeNull();
});

test('a scan that is cancelled for good says what stays and what is lost; one that has read nothing just ends', async () => {
  const running: Scan = { ...scan, state: 'reading', found: 900, read: 400, endedAt: null };
  const page = renderScreen(<MismatchesScreen />, {
    'scans.list': () => [running],
    ...results,
    'scans.cancel': () => ({ ...running, state: 'cancelled' }),
  });
  await page.user.click(await screen.findByRole('button', { name: 'Cancel scan' }));
  const dialog = await screen.findByRole('dialog', { name: 'Cancel this scan for good?' });
  expect(dialog.textContent).toContain(
    '400 records were read; their results stay. 500 more would never be read',
  );
  await page.user.click(screen.getByRole('button', { name: 'Do not cancel it' }));
  expect(page.lastInput('scans.cancel')).toBeUndefined();
  page.emit('scans.progress', { ...running, read: 0 });
  await screen.findByText('0 of 900 read');
  await page.user.click(screen.getByRole('button', { name: 'Cancel scan' }));
  await waitFor(() => expect(page.lastInput('scans.cancel')).toEqual({ scanId: scan.scanId }));
});

test('what of a pasted list is not read, or only once, is told by line, and taken out by a press', async () => {
  const page = renderScreen(<MismatchesScreen />, {
    'scans.list': () => [],
    'links.listConnections': () => [
      { erpConnectionId: 1, name: 'Fjord Accounting', description: '', active: true },
    ],
    'links.listActorTypes': () => [{ erpActorType: 'Customer', crmActorType: 'Contact' }],
    'scans.start': () => ({ ...scan, state: 'finding' }),
    ...results,
  });
  await page.user.click(await screen.findByRole('button', { name: 'New scan' }));
  await page.user.click(await screen.findByRole('radio', { name: 'Only the records of a list' }));
  await page.fill(
    screen.getByRole('textbox', { name: 'Ids or SuperOffice addresses, one a line' }),
    '556\n557\nOrkdal AS\n556\n',
  );
  await screen.findByText(
    /^2 in the list\. 1 line names one that stands above .+: line 4 “556”\. 1 line names none of this site: line 3 “Orkdal AS”/,
  );
  const start = screen.getByRole('button', { name: 'Start scan of Fjord Accounting' });
  await page.user.click(start);
  expect((await screen.findByRole('alert')).textContent).toContain('line 3 “Orkdal AS”');
  await page.user.click(screen.getByRole('button', { name: 'Take 1 line out' }));
  // The button is gone; the keyboard stays with the list.
  expect(document.activeElement).toBe(
    screen.getByRole('textbox', { name: 'Ids or SuperOffice addresses, one a line' }),
  );
  await page.user.click(start);
  await waitFor(() =>
    expect(page.lastInput('scans.start')).toMatchObject({
      scope: {
        kind: 'records',
        records: [
          { crmActorType: 'Contact', crmRecordId: 556 },
          { crmActorType: 'Contact', crmRecordId: 557 },
        ],
      },
    }),
  );
});

test('a scan that stands still for its sign-in leads to it', async () => {
  const go = vi.fn<() => void>();
  const paused: Scan = {
    ...scan,
    state: 'paused',
    pause: { reason: 'sign-in', error: new AppError('unauthorized').toData() },
  };
  const page = renderScreen(
    <SignInWayContext value={(code) => (code === 'unauthorized' ? { label: 'Enter sign-in', go } : null)}>
      <MismatchesScreen />
    </SignInWayContext>,
    { 'scans.list': () => [paused], ...results },
  );
  await page.user.click(await screen.findByRole('button', { name: 'Enter sign-in' }));
  expect(go).toHaveBeenCalledOnce();
  expect(screen.getByText(/What the scan has read is kept\./)).toBeDefined();
});

test('results of another installation say where they were read, and open, triage and write nothing', async () => {
  const page = renderScreen(<MismatchesScreen />, {
    'preferences.get': () => ({ ...firstPreferences, siteId: testSite.id }),
    'sites.listRecent': () => [testSite],
    'scans.list': () => [{ ...scan, siteId: testSite.id, siteAddress: 'https://a.example.com/api' }],
    ...results,
  });
  await screen.findByText(/^This was read at https:\/\/a\.example\.com\/api; the site .* is now/);
  expect(screen.queryByRole('button', { name: /^Triage/ })).toBeNull();
  const [again] = screen.getAllByRole('button', { name: 'New scan' });
  if (again) await page.user.click(again);
  expect(await screen.findByRole('heading', { name: 'New scan' })).toBeTruthy();
});

test('triage counts and goes through what can be put right, and not the rows that are equal', async () => {
  const { answers } = answersOf({ linked: true, entry: null });
  const page = renderScreen(<MismatchesScreen />, {
    'scans.list': () => [scan],
    ...results,
    ...answers,
    'scans.rows': ({ query }) => {
      const isAll = query.findings.length === 0;
      const equal: ScanRow = { ...row, row: 7, findings: ['equal'], fields: [] };
      const isOfEqual = isAll || query.findings.includes('equal');
      return isOfEqual ? { rows: [row, equal], total: 2 } : { rows: [row], total: 1 };
    },
  });
  expect(await screen.findByText('2 records')).toBeDefined();
  await page.user.click(await screen.findByRole('button', { name: 'Triage 1' }));
  expect(await screen.findByText('1 of 1')).toBeDefined();
});
