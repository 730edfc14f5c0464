import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { preparePageTests, renderPage } from '../testing/render-page';
import { productionSite, practiceSite } from '../testing/sample-data';

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

it('Ctrl+K finds actions, sites and records by parts of their names, and does what is chosen', async () => {
  const { user } = renderPage({
    'sites.list': () => [practiceSite, productionSite],
    'links.searchCrmRecords': () => ({ items: [orkdal], more: false }),
    'links.getCrmRecord': () => orkdal,
  });
  await screen.findByRole('combobox', { name: 'Site' }, { timeout: 15_000 });
  await user.keyboard('{Control>}k{/Control}');
  const box = await screen.findByRole('combobox', { name: 'Record, site or action' }, { timeout: 15_000 });
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
  await screen.findByRole('option', { name: /Record.*Orkdal AS.*org\. no\. 914785236/ });
  await user.keyboard('{Enter}');
  const record = await screen.findByRole<HTMLInputElement>('combobox', { name: 'CRM record' });
  await waitFor(() => expect(record.value).toBe('Orkdal AS'));
});

it('a record that is linked is shown in Record, where its link can be looked at', async () => {
  const linked = { ...orkdal, linkedIn: [{ erpConnectionId: 1, connectionName: 'Visma Nord' }] };
  const { user, lastInput } = renderPage({
    'links.searchCrmRecords': () => ({ items: [linked], more: false }),
    'records.open': () => new Promise(() => undefined),
  });
  await screen.findByRole('combobox', { name: 'Site' });
  await user.keyboard('{Control>}k{/Control}');
  const box = await screen.findByRole('combobox', { name: 'Record, site or action' });
  await waitFor(() => expect(document.activeElement).toBe(box));
  await user.paste('orkdal');
  await screen.findByRole('option', { name: /Record.*Orkdal AS/ });
  await user.keyboard('{Enter}');
  await waitFor(() => expect(lastInput('records.open')).toMatchObject({ crmRecordId: 556 }));
});
