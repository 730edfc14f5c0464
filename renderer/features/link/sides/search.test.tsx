import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { runCommand } from '../../../app-state/commands';
import type { CrmRecord } from '../../../../shared/record/crm-record';
import { fail } from '../../../testing/fake-bridge';
import { chosenPair, orkdal } from '../testing/answers';
import { chooseOption, openForm, prepareFormTests } from '../testing/form';

prepareFormTests();

const box = (name: string) => screen.findByRole<HTMLInputElement>('combobox', { name });
const record = (crmRecordId: number): CrmRecord => ({
  ...orkdal,
  crmRecordId,
  name: `Company ${crmRecordId}`,
});

const focused = () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.id;

/** A search that answers when it is told to. */
function openWithSlowSearch(...records: CrmRecord[]) {
  const waiting: (() => void)[] = [];
  const form = openForm({
    'links.searchCrmRecords': () =>
      new Promise((resolve) => waiting.push(() => resolve({ items: records, more: false }))),
  });
  const answer = async () => {
    await waitFor(() => expect(waiting.length).toBeGreaterThan(0));
    for (const give of waiting.splice(0)) give();
  };
  return { ...form, answer };
}

test.each(['Enter', 'Tab'])(
  '%s that comes before the hits waits for them and takes the only one',
  async (key) => {
    const form = openWithSlowSearch(record(7));
    const input = await box('CRM record');
    await form.user.click(input);
    await form.user.paste('comp');
    await form.user.keyboard(`{${key}}`);
    await form.answer();
    await waitFor(() => expect(input.value).toBe('Company 7'));
  },
);

test('with several hits Enter takes none before it is seen, and Tab leaves nothing that looks chosen', async () => {
  const form = openWithSlowSearch(record(7), record(8));
  const input = await box('CRM record');
  await form.user.click(input);
  await form.user.paste('comp');
  await form.user.keyboard('{Enter}');
  await form.answer();
  expect(await screen.findByRole('option', { name: /Company 8/ })).toBeTruthy();
  expect(input.value).toBe('comp');
  await form.user.tab();
  await waitFor(() => expect(input.value).toBe(''));
  expect(screen.getByText('“comp” has chosen nothing.')).toBeTruthy();
  await form.user.click(input);
  expect(input.value).toBe('comp');
});

test('typing into the ERP box after a record was chosen replaces the name that it offers', async () => {
  const form = openForm({ 'drafts.load': () => ({ ...chosenPair, erpKey: '', erpName: '' }) });
  const actor = await box('ERP actor');
  await waitFor(() => expect(actor.disabled).toBe(false));
  actor.focus();
  await waitFor(() => expect(actor.value).toBe('Orkdal AS'));
  await form.user.keyboard('00012');
  expect(actor.value).toBe('00012');
});

test.each(['CRM record', 'ERP actor'])(
  'a failed search of the %s is done again by Tab and Enter, with what was typed',
  async (name) => {
    let isDown = true;
    const found = { items: [], more: false };
    const search = () => (isDown ? fail('timeout', { params: { host: 'x', seconds: 30 } }) : found);
    const form = openForm({
      ...(name === 'ERP actor' ? { 'drafts.load': () => ({ ...chosenPair, erpKey: '', erpName: '' }) } : {}),
      'links.searchCrmRecords': search,
      'links.searchErpActors': search,
    });
    const input = await box(name);
    await waitFor(() => expect(input.disabled).toBe(false));
    await form.user.click(input);
    await form.user.keyboard('comp');
    const again = await screen.findByRole('button', { name: 'Try again' });
    for (let tabs = 0; tabs < 5 && document.activeElement !== again; tabs += 1) await form.user.tab();
    expect(document.activeElement).toBe(again);
    expect(input.value).toBe('comp');
    isDown = false;
    await form.user.keyboard('{Enter}');
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull());
    expect(document.activeElement).toBe(input);
    expect(input.value).toBe('comp');
  },
);

test('a new link empties the boxes, whatever stood in them', async () => {
  const form = openForm();
  const input = await box('CRM record');
  await form.user.type(input, 'Den Gyl');
  runCommand('new-link');
  await waitFor(() => expect(input.value).toBe(''));
});

test('several ids are a list to walk through, in their order', async () => {
  const form = openForm({
    'links.searchCrmRecords': () => ({ items: [record(5), record(6)], more: false }),
    'links.getCrmRecord': ({ crmRecordId }) => record(crmRecordId),
  });
  const input = await box('CRM record');
  await form.user.click(input);
  await form.user.paste('5\n6\n9');
  expect(input.value).toBe('5, 6, 9');
  await form.user.click(await screen.findByRole('option', { name: /Company 6/ }));
  expect(await screen.findByText('2 of 3 in the list')).toBeTruthy();
  await form.user.keyboard('{F8}');
  expect(await screen.findByText('3 of 3 in the list')).toBeTruthy();
  await waitFor(() => expect(input.value).toBe('Company 9'));
  await form.user.keyboard('{Shift>}{F8}{/Shift}');
  await waitFor(() => expect(input.value).toBe('Company 6'));
});

test('back at a record of the list that was begun, the focus is in its first value', async () => {
  const form = openForm({
    'links.searchCrmRecords': () => ({ items: [record(5), record(6)], more: false }),
    'links.getCrmRecord': ({ crmRecordId }) => record(crmRecordId),
  });
  await chooseOption(form, 'ERP connection', '', /Visma Nord/);
  const input = await box('CRM record');
  await form.user.click(input);
  await form.user.paste('5\n6');
  await form.user.click(await screen.findByRole('option', { name: /Company 5/ }));
  await chooseOption(form, 'ERP actor', '', /10014/);
  await waitFor(() => expect(focused()).toBe('Value of Phone'));
  await form.user.keyboard('{F8}');
  await waitFor(() => expect(focused()).toBe('link-erp-actor'));
  await form.user.keyboard('{Shift>}{F8}{/Shift}');
  await waitFor(() => expect(focused()).toBe('Value of Phone'));
});

test.each([
  ['not-found', {}, 'There is no Company with id 99999 on this site, or you may not see it.'],
  ['timeout', { host: 'x', seconds: 30 }, /^Company 99999 could not be looked up/],
] as const)(
  'a list goes on past an id that cannot be chosen, and says why: %s',
  async (code, params, sentence) => {
    const form = openForm({
      'links.searchCrmRecords': () => ({ items: [record(12), record(9)], more: false }),
      'links.getCrmRecord': ({ crmRecordId }) =>
        crmRecordId === 99_999 ? fail(code, { params }) : record(crmRecordId),
    });
    const input = await box('CRM record');
    await form.user.click(input);
    await form.user.paste('12 99999 9');
    const hit = await screen.findByRole('option', { name: /Company 12/ });
    expect(screen.getByText('No Company has the id 99999 on this site, or you may not see it.')).toBeTruthy();
    await form.user.click(hit);
    await screen.findByText('1 of 3 in the list');
    await form.user.keyboard('{F8}');
    expect(await screen.findByText(sentence)).toBeTruthy();
    expect(screen.getByText('2 of 3 in the list')).toBeTruthy();
    await form.user.keyboard('{F8}');
    await waitFor(() => expect(input.value).toBe('Company 9'));
    expect(screen.queryByText(sentence)).toBeNull();
  },
);

test('pasted over a chosen record, ids show their hits, and nothing of the old record passes for them', async () => {
  const form = openForm({
    'drafts.load': () => ({ ...chosenPair, erpKey: '', erpName: '' }),
    'links.searchCrmRecords': () => ({ items: [record(9), record(12)], more: false }),
  });
  const input = await box('CRM record');
  expect(await screen.findByText(/Orkanger/)).toBeTruthy();
  await form.user.click(input);
  await form.user.keyboard('{Control>}a{/Control}');
  await form.user.paste('9\t12');
  expect(await screen.findByRole('option', { name: /Company 12/ })).toBeTruthy();
  expect(screen.getByText('Still chosen: Orkdal AS, until you choose another.')).toBeTruthy();
  expect(screen.queryByText(/^no\. 00012 · id 556/)).toBeNull();
});

test('a record that is linked in this connection already leads to its link, another to the ERP box', async () => {
  const here = [{ erpConnectionId: chosenPair.erpConnectionId, connectionName: 'Visma Nord' }];
  const elsewhere = [{ erpConnectionId: 99, connectionName: 'Fjord' }];
  let linkedIn: CrmRecord['linkedIn'] = here as CrmRecord['linkedIn'];
  const form = openForm({
    'drafts.load': () => ({ ...chosenPair, crmRecordId: null, crmName: '', erpKey: '', erpName: '' }),
    'links.searchCrmRecords': () => ({ items: [{ ...record(7), linkedIn }], more: false }),
    'links.getCrmRecord': () => ({ ...record(7), linkedIn }),
  });
  const take = async (text: string) => {
    const input = await box('CRM record');
    await form.user.click(input);
    await form.user.clear(input);
    await form.user.paste(text);
    await screen.findByRole('option', { name: /Company 7/ });
    await form.user.keyboard('{Enter}');
  };
  await take('comp');
  await waitFor(() =>
    expect(document.activeElement?.getAttribute('aria-label')).toMatch(/Company 7 in Record/),
  );
  linkedIn = elsewhere;
  runCommand('new-link');
  await take('company');
  await waitFor(() => expect(document.activeElement?.id).toBe('link-erp-actor'));
});

const actorOf = (erpKey: string, name: string, number: string) => ({
  erpActorType: 'Customer' as const,
  erpKey,
  name,
  details: [{ label: 'Org. no.', value: number }],
  connected: false,
});

test('an actor that has the number of the record under another name is offered first, for one request more', async () => {
  const [named, renamed, stranger] = [
    actorOf('10014', 'Orkdal Bygg', '911222333'),
    actorOf('20077', 'Trøndelag Prosjekt AS', 'NO 987 654 321 MVA'),
    actorOf('30000', 'Phone with those digits', '4798765432'),
  ];
  let isByName = false;
  const form = openForm({
    'drafts.load': () => ({ ...chosenPair, erpKey: '', erpName: '' }),
    'links.searchErpActors': ({ text }) => ({
      items: text === '987654321' ? [stranger, renamed] : isByName ? [named, renamed] : [named],
      more: false,
    }),
  });
  const actor = await box('ERP actor');
  await waitFor(() => expect(actor.disabled).toBe(false));
  actor.focus();
  await form.user.keyboard('{ArrowDown}');
  await waitFor(() =>
    expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/^Trøndelag Prosjekt AS.*same organisation number/),
      expect.stringMatching(/^Orkdal Bygg/),
    ]),
  );
  expect(form.inputsOf('links.searchErpActors').map((input) => (input as { text: string }).text)).toEqual([
    'Orkdal AS',
    '987654321',
  ]);
  // Found by its name already, or searched for by somebody: the number is asked of nobody.
  isByName = true;
  await form.user.paste('Orkdal');
  await screen.findByRole('option', { name: /^Trøndelag/ });
  expect(form.inputsOf('links.searchErpActors')).toHaveLength(3);
});

test('a new link begins where nothing is chosen yet: at the connection', async () => {
  openForm();
  const connection = await box('ERP connection');
  const input = await box('CRM record');
  await waitFor(() => expect(document.activeElement).toBe(connection));
  input.focus();
  runCommand('new-link');
  await waitFor(() => expect(document.activeElement).toBe(connection));
});
