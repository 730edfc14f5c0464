import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { preparePageTests } from '../../testing/render-page';
import { makeEntry, practiceSite } from '../../testing/sample-data';
import { openActivity, openEntry, unknownEntry } from './testing/open-activity';

preparePageTests();

describe('the details of an entry', () => {
  it('show both sides before and after, the sent value and where it went', async () => {
    await openEntry(makeEntry());
    const values = screen.getByRole('table', { name: 'Values' });
    const phone = within(values).getByRole('row', { name: /^Phone/ });
    expect(phone.textContent).toContain('to ERP');
    expect(phone.textContent).toContain('before');
    expect(phone.textContent).toContain('empty');
    const category = within(values).getByRole('row', { name: /^Category/ });
    expect(category.textContent).toContain('Kunde <b>A</b>');
    expect(category.textContent).toContain('sent as [I:5]');
    expect(values.querySelector('b')).toBeNull();
  });

  it('name a code whose word was not kept by the list of today, and say that it is of today', async () => {
    const items = [{ crmId: 2, crmName: 'Leverandør', erpId: 'L', erpName: 'Leverandør' }];
    const field = {
      crmFieldKey: 'contact.category',
      displayName: 'Category',
      fieldType: 'List',
      access: 'Normal',
      maxLength: 0,
      syncToCrm: true,
      syncToErp: true,
    } as const;
    await openEntry(makeEntry({ siteAddress: practiceSite.address }), {
      'plans.readMapping': () => ({
        erpConnectionId: 1,
        erpActorType: 'Customer',
        fields: [{ ...field, items }],
      }),
    });
    expect(await screen.findByText('Leverandør (code 2, by the list of today)')).toBeTruthy();
  });

  it('show the body as it went out: documented names, documented order, keys as text', async () => {
    await openEntry(makeEntry());
    const body = screen.getByText(/"ErpConnectionId"/).textContent ?? '';
    expect(Object.keys(JSON.parse(body) as object)).toEqual([
      'ErpConnectionId',
      'CrmRecordId',
      'CrmActorType',
      'ErpKey',
      'ErpActorType',
      'FieldValues',
    ]);
    expect(body).toContain('"ErpKey": "00012"');
  });

  it('of a link that was broken say that, and nothing of values that were chosen', async () => {
    const { record, erpConnectionId } = makeEntry();
    const write = { kind: 'unlink', record, erpConnectionId, expectedKey: '00012' } as const;
    await openEntry(makeEntry({ kind: 'unlink', write }));
    expect(screen.getByText(/The values stay as they are on both sides/)).toBeTruthy();
    expect(screen.getByText('No field values were sent: the link alone was to be broken.')).toBeTruthy();
    expect(screen.queryByText(/holds what you chose/)).toBeNull();
  });

  it.each([
    ['Move the link back to Customer 10014…', 'relink'],
    ['Link to Customer 10035 again…', 'unlink'],
  ] as const)('of a link that is gone or moved offer the way back: %s', async (name, kind) => {
    const { record, erpConnectionId, readBack } = makeEntry();
    const ref = { crmActorType: record.crmActorType, crmRecordId: record.crmRecordId };
    const to = { erpConnectionId, erpActorType: 'Customer', erpKey: '10035' } as const;
    const write =
      kind === 'unlink'
        ? { kind, record: ref, erpConnectionId, expectedKey: '10035' }
        : { kind, record: ref, from: { ...to, erpKey: '10014' }, to, values: [], seen: null };
    await openEntry(
      makeEntry({
        kind,
        write,
        erpKey: '10035',
        readBack: readBack && { ...readBack, linked: kind === 'relink', erpKey: '10035' },
      }),
    );
    expect(screen.getByRole('button', { name })).toBeTruthy();
  });

  it('mark what is not as chosen and name the calls that did not help', async () => {
    const { readBack } = makeEntry();
    if (!readBack) throw new Error('The sample has a read-back.');
    const fields = readBack.fields.map((field, index) => ({
      ...field,
      asChosen: index === 0 ? false : null,
    }));
    const error = {
      code: 'no-permission',
      changed: 'nothing',
      params: { call: 'X', host: 'h' },
      detail: '',
    } as const;
    const missing = [{ call: 'GetFieldValuesFromErp', error }];
    await openEntry(makeEntry({ state: 'Different', readBack: { ...readBack, fields, missing } }));
    expect(screen.getByRole('row', { name: /^Phone/ }).textContent).toContain('Not as chosen');
    expect(screen.getByRole('row', { name: /^Category/ }).textContent).toContain('Could not be read');
    expect(screen.getByText('Read values from the ERP (GetFieldValuesFromErp)')).toBeTruthy();
  });

  it('say of a link without written values that none was, not that the site holds them', async () => {
    const { write } = makeEntry();
    if (write.kind !== 'link') throw new Error('The sample entry is a link.');
    const values = write.values.map((value) => ({ ...value, syncToCrm: false, syncToErp: false }));
    await openEntry(makeEntry({ write: { ...write, values } }));
    const told = await screen.findByText('The site was read back: the link exists. No value was written.');
    expect(told).toBeTruthy();
  });

  it('close on demand', async () => {
    const { user } = await openEntry(makeEntry());
    await user.click(screen.getByRole('button', { name: 'Close details' }));
    expect(screen.queryByRole('heading', { name: 'Request as sent' })).toBeNull();
  });
});

describe('of what nobody read', () => {
  it('the list gives no number, and the values are neither as chosen nor not', async () => {
    const notRead = { before: '22', after: null, change: 'not-read' as const };
    const field = { crmFieldKey: 'Phone', displayName: 'Phone', crm: notRead, erp: notRead, asChosen: true };
    const readBack = { at: '2026-11-23T09:16:00.000Z', linked: null, erpKey: null, missing: [] };
    const [value] = 'values' in unknownEntry.write ? unknownEntry.write.values : [];
    if (!value || !('values' in unknownEntry.write)) throw new Error('The sample entry has no values.');
    const write = { ...unknownEntry.write, values: [{ ...value, crmFieldKey: 'Phone' }] };
    // As an earlier version kept it.
    const entry = { ...unknownEntry, write, changes: 0, readBack: { ...readBack, fields: [field] } };
    const { user } = openActivity([entry]);
    expect(await screen.findByText(/^not known: /)).toBeTruthy();
    await user.click(await screen.findByRole('button', { name: /^Show Sjöbergs Värme to / }));
    const values = within(await screen.findByRole('table', { name: 'Values' }));
    expect(values.getByText('Could not be read')).toBeTruthy();
    expect(values.getAllByText('not read')).toHaveLength(2);
    expect(values.queryByText('As chosen', { selector: 'td *' })).toBeNull();
  });
});

it('a list value of before has the word that the form had', async () => {
  const entry = makeEntry();
  if (!('values' in entry.write) || entry.readBack === null)
    throw new Error('The sample entry has no values.');
  const [value] = entry.write.values;
  const [field] = entry.readBack.fields;
  if (!value || !field) throw new Error('The sample entry has no values.');
  const crm = { before: '[I:4]', after: '[I:2]', change: 'changed' as const };
  const sent = { ...value, crmFieldKey: 'Category', value: '[I:2]', displayValue: 'Customer B' };
  const { user } = openActivity([
    {
      ...entry,
      write: { ...entry.write, values: [sent] },
      words: { Category: { '[I:4]': 'Partner' } },
      readBack: { ...entry.readBack, fields: [{ ...field, crmFieldKey: 'Category', crm }] },
    },
  ]);
  await user.click(await screen.findByRole('button', { name: /^Show .+ (?:to|and) / }));
  const values = within(await screen.findByRole('table', { name: 'Values' }));
  expect(values.getByText('Partner')).toBeTruthy();
  expect(values.queryByText('4')).toBeNull();
});
