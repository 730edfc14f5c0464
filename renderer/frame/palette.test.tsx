import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { AppError } from '../../shared/errors';
import { crmActorTypes, type CrmActorType } from '../../shared/record/actor-types';
import type { CrmRecord } from '../../shared/record/crm-record';
import { preparePageTests, renderPage } from '../testing/render-page';
import { firstPreferences, productionSite, practiceSite, testSite } from '../testing/sample-data';

preparePageTests();

const orkdal = {
  crmActorType: 'Contact' as const,
  crmRecordId: 556,
  name: 'Orkdal AS',
  number: '',
  details: [{ what: 'orgNumber' as const, value: '914785236' }],
  isRetired: false,
  linkedIn: [],
};

/** One record of each type that can be linked, all of them found by one word. */
const kari = {
  ...orkdal,
  crmActorType: 'Person' as const,
  crmRecordId: 12,
  name: 'Kari Orkdal',
  details: [],
};
const bridge = { ...kari, crmActorType: 'Project' as const, crmRecordId: 31, name: 'Orkdal bridge' };
const steel = { ...kari, crmActorType: 'Sale' as const, crmRecordId: 44, name: 'Steel for Orkdal' };
const records: readonly CrmRecord[] = [orkdal, kari, bridge, steel];

const searchRecords = ({ crmActorType }: { crmActorType: CrmActorType }) => ({
  items: records.filter((record) => record.crmActorType === crmActorType),
  more: false,
});

async function openPalette(user: ReturnType<typeof renderPage>['user']) {
  await screen.findByRole('combobox', { name: 'Site' });
  await user.keyboard('{Control>}k{/Control}');
  const box = await screen.findByRole('combobox', { name: 'Record, site or action' });
  await waitFor(() => expect(document.activeElement).toBe(box));
}

it('Ctrl+K finds actions, sites and records by parts of their names, and does what is chosen', async () => {
  const { user } = renderPage({
    'sites.list': () => [practiceSite, productionSite],
    'links.searchCrmRecords': searchRecords,
    'links.getCrmRecord': () => orkdal,
  });
  await screen.findByRole('combobox', { name: 'Site' });
  await user.keyboard('{Control>}k{/Control}');
  const box = await screen.findByRole('combobox', { name: 'Record, site or action' });
  await waitFor(() => expect(document.activeElement).toBe(box));
  expect(screen.getByRole('dialog', { name: 'Go to' })).toBeTruthy();
  await user.paste(productionSite.name);
  expect(
    await screen.findByRole('option', { name: new RegExp(`Site.*${productionSite.name}`) }),
  ).toBeTruthy();
  await user.clear(box);
  await user.paste('activity');
  expect(await screen.findByRole('option', { name: /Action.*Show Activity/ })).toBeTruthy();
  await user.clear(box);
  await user.paste('orkdal');
  await screen.findByRole('option', { name: /Company.*Orkdal AS.*org\. no\. 914785236/ });
  await user.keyboard('{Enter}');
  const record = await screen.findByRole<HTMLInputElement>('combobox', { name: 'CRM record' });
  await waitFor(() => expect(record.value).toBe('Orkdal AS'));
});

it('Enter before the records have come waits for them, and does no action in their place', async () => {
  const answers: (() => void)[] = [];
  const named = { ...orkdal, name: 'Link Entreprenør' };
  const { user } = renderPage({
    'links.searchCrmRecords': ({ crmActorType }) =>
      new Promise((resolve) =>
        answers.push(() => resolve({ items: crmActorType === 'Contact' ? [named] : [], more: false })),
      ),
    'links.getCrmRecord': () => named,
  });
  await openPalette(user);
  await user.paste('link');
  await screen.findByRole('option', { name: /Action.*New link/ });
  await user.keyboard('{Enter}');
  expect(screen.getByRole('dialog', { name: 'Go to' })).toBeTruthy();
  await waitFor(() => expect(answers).toHaveLength(crmActorTypes.length));
  for (const answer of answers) answer();
  const record = await screen.findByRole<HTMLInputElement>('combobox', { name: 'CRM record' });
  await waitFor(() => expect(record.value).toBe('Link Entreprenør'));
});

it.each([
  ['nothing fits', /Nothing fits/, () => ({ items: [], more: false })],
  [
    'the search failed',
    /Records could not be searched/,
    () => {
      throw new AppError('site-error', { params: { status: 503 } });
    },
  ],
])('after an early Enter it stays open and says that %s', async (_what, said, answer) => {
  const answers: (() => void)[] = [];
  const { user } = renderPage({
    'links.searchCrmRecords': async () => {
      await new Promise<void>((resolve) => answers.push(resolve));
      return answer();
    },
  });
  await openPalette(user);
  await user.paste('zzqq');
  await user.keyboard('{Enter}');
  await waitFor(() => expect(answers).toHaveLength(crmActorTypes.length));
  for (const go of answers) go();
  const dialog = screen.getByRole('dialog', { name: 'Go to' });
  await waitFor(() => expect(dialog.textContent).toMatch(said));
});

it('a record that is linked is shown in Record, where its link can be looked at', async () => {
  const linked = { ...orkdal, linkedIn: [{ erpConnectionId: 1, connectionName: 'Visma Nord' }] };
  const { user, lastInput } = renderPage({
    'links.searchCrmRecords': ({ crmActorType }) => ({
      items: crmActorType === 'Contact' ? [linked] : [],
      more: false,
    }),
    'records.open': () => new Promise(() => undefined),
  });
  await openPalette(user);
  await user.paste('orkdal');
  await screen.findByRole('option', { name: /Company.*Orkdal AS/ });
  await user.keyboard('{Enter}');
  await waitFor(() => expect(lastInput('records.open')).toMatchObject({ crmRecordId: 556 }));
});

it('records of every type that can be linked are found, and each says what it is', async () => {
  const { user } = renderPage({ 'links.searchCrmRecords': searchRecords });
  await openPalette(user);
  await user.paste('orkdal');
  await screen.findByRole('option', { name: /^Company Orkdal AS/ });
  for (const name of [/^Contact Kari Orkdal/, /^Project Orkdal bridge/, /^Sale Steel for Orkdal/]) {
    expect(screen.getByRole('option', { name })).toBeTruthy();
  }
});

it('Enter takes the first in the list, also where it came in after what had stood there', async () => {
  const partner = { ...orkdal, crmRecordId: 9, name: 'Activity Partner AS' };
  const { user } = renderPage({
    'links.searchCrmRecords': ({ crmActorType }) => ({
      items: crmActorType === 'Contact' ? [partner] : [],
      more: false,
    }),
    'links.getCrmRecord': () => partner,
  });
  await openPalette(user);
  await user.paste('activity');
  expect(screen.getByRole('option', { name: /^Action Show Activity/ })).toBeTruthy();
  await screen.findByRole('option', { name: /^Company Activity Partner AS/ });
  await user.keyboard('{Enter}');
  const record = await screen.findByRole<HTMLInputElement>('combobox', { name: 'CRM record' });
  await waitFor(() => expect(record.value).toBe('Activity Partner AS'));
});

it('a pasted address is asked of its own type alone', async () => {
  const { user, lastInput } = renderPage({ 'links.getCrmRecord': () => steel });
  await openPalette(user);
  await user.paste('http://127.0.0.1:4477/default.aspx?sale_id=44');
  await screen.findByRole('option', { name: /^Sale Steel for Orkdal/ });
  expect(lastInput('links.getCrmRecord')).toMatchObject({ crmActorType: 'Sale', crmRecordId: 44 });
});

it('a pasted address of a record that is gone opens what is known of it', async () => {
  const { user, lastInput } = renderPage({
    'links.getCrmRecord': () => {
      throw new AppError('not-found', { params: { what: 'Contact 777' } });
    },
    'records.open': () => new Promise(() => undefined),
  });
  await openPalette(user);
  await user.paste('http://127.0.0.1:4477/default.aspx?contact_id=777');
  await screen.findByRole('option', {
    name: /Company 777.*Not shown by SuperOffice; its link may still be there/,
  });
  await user.keyboard('{Enter}');
  await waitFor(() =>
    expect(lastInput('records.open')).toMatchObject({ crmActorType: 'Contact', crmRecordId: 777 }),
  );
});

it('a pasted address of another installation opens nothing here, and leads to the site that it is of', async () => {
  const text = 'https://crm.nordlys.example/SuperOffice/default.aspx?contact_id=44';
  const address = 'https://crm.nordlys.example/SuperOffice/default.aspx';
  const record = { kind: 'record', crmActorType: 'Contact', crmRecordId: 44 } as const;
  const { user, calls } = renderPage({
    'sites.listRecent': () => [practiceSite, productionSite],
    'sites.list': () => [practiceSite, productionSite],
    'links.getCrmRecord': () => orkdal,
    'records.find': () => ({
      candidates: [{ ...record, asWritten: text, address }],
      foreign: [{ candidate: 0, place: 'other' }],
      hits: [],
      failed: [],
    }),
  });
  await openPalette(user);
  await user.paste(text);
  await screen.findByText(/^This address is of Nordlys .* not of Practice site/);
  expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toEqual([
    expect.stringContaining(`Open it in ${productionSite.name}`),
  ]);
  expect(calls.some(({ method }) => method === 'links.getCrmRecord')).toBe(false);
});

it('a ticket with several addresses offers the record of each', async () => {
  const text =
    'Se https://crm.example.com/default.aspx?contact_id=556\nog https://crm.example.com/?person_id=12';
  const { user, lastInput, calls } = renderPage({
    'records.find': () => ({
      candidates: [],
      hits: [
        { record: orkdal, by: [] },
        { record: kari, by: [] },
      ],
      failed: [],
    }),
  });
  await openPalette(user);
  await user.paste(text);
  await screen.findByRole('option', { name: /^Company Orkdal AS/ });
  expect(screen.getByRole('option', { name: /^Contact Kari Orkdal/ })).toBeTruthy();
  expect(lastInput('records.find')).toMatchObject({ text });
  expect(calls.some(({ method }) => method === 'links.getCrmRecord')).toBe(false);
});

const linked = { ...orkdal, linkedIn: [{ erpConnectionId: 1, connectionName: 'Visma Nord' }] };

it.each([
  ['an ERP key', 'K-10014', 'K-10014'],
  [
    'the text of a ticket',
    'Hei,\nkunde 10014 har feil adresse.\nmvh Kari',
    'Hei,\nkunde 10014 har feil adresse.\nmvh Kari',
  ],
])('%s leads to its record as in the box of Record, and says why', async (_what, pasted, asked) => {
  const { user, lastInput, calls } = renderPage({
    'records.find': () => ({
      candidates: [{ kind: 'number', asWritten: '10014', digits: '10014' }],
      hits: [
        {
          record: linked,
          by: [],
          heldKeys: [{ connectionName: 'Visma Nord', erpActorType: 'Customer', erpKey: '10014' }],
        },
      ],
      failed: [],
    }),
    'records.open': () => new Promise(() => undefined),
  });
  await openPalette(user);
  await user.paste(pasted);
  await screen.findByRole('option', { name: /Orkdal AS.*ERP key 10014 \(Customer in Visma Nord\)/ });
  expect(lastInput('records.find')).toMatchObject({ text: asked });
  expect(calls.some(({ method }) => method === 'links.searchCrmRecords')).toBe(false);
  await user.keyboard('{Enter}');
  await waitFor(() => expect(lastInput('records.open')).toMatchObject({ crmRecordId: 556 }));
});

it('the beginning of a number is searched as a name is, where nothing has the whole of it', async () => {
  const { user } = renderPage({
    'records.find': () => ({ candidates: [], hits: [], failed: [] }),
    'links.searchCrmRecords': searchRecords,
  });
  await openPalette(user);
  await user.paste('9147');
  expect(await screen.findByRole('option', { name: /^Company Orkdal AS/ })).toBeTruthy();
});

it('a search that wants a sign-in leads to it', async () => {
  const { user } = renderPage({
    'sites.list': () => [practiceSite, testSite],
    'preferences.get': () => ({ ...firstPreferences, siteId: testSite.id }),
    'links.searchCrmRecords': () => {
      throw new AppError('unauthorized', { params: { host: 'x' } });
    },
  });
  await openPalette(user);
  await user.paste('orkdal');
  const dialog = await screen.findByRole('dialog', { name: 'Go to' });
  await user.click(await within(dialog).findByRole('button', { name: 'Enter sign-in' }));
  await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Go to' })).toBeNull());
  expect(await screen.findByRole('heading', { name: new RegExp(testSite.name) })).toBeTruthy();
});

it.each([
  ['every type', crmActorTypes, 'Records could not be searched.', 0],
  ['one type', ['Sale'], 'Not searched: Sale.', 3],
] as const)(
  'of a search that failed for %s nobody is told that nothing fits',
  async (_of, types, said, hits) => {
    const { user } = renderPage({
      'links.searchCrmRecords': (input) => {
        if (types.some((type) => type === input.crmActorType)) throw new AppError('timeout');
        return searchRecords(input);
      },
    });
    await openPalette(user);
    await user.paste('orkdal');
    expect(await screen.findByText(said, { exact: false })).toBeTruthy();
    expect(screen.queryAllByRole('option', { name: /Orkdal/ })).toHaveLength(hits);
    expect(screen.queryByText(/Nothing fits/)).toBeNull();
  },
);
