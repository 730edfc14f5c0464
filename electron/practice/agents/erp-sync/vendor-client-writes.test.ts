import type { ErpSyncFieldValue } from '@superoffice/webapi/Carriers.js';
import { CrmActorType, ErpActorType } from '@superoffice/webapi/Enums.js';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { storedValue } from '../../data/store';
import { startPracticeSite, type PracticeSite } from '../../practice-site';
import { createVendorAgents } from '../../testing/vendor-agents';

// The vendor's own client is the judge of shapes; the stored data are the judge of values.
let site: PracticeSite;
let agent: ReturnType<typeof createVendorAgents>['erpSync'];
beforeAll(async () => {
  site = await startPracticeSite({ companies: 60, now: () => new Date('2026-02-03T04:05:06Z') });
  agent = createVendorAgents(site).erpSync;
});
beforeEach(() => site.reset());
afterAll(() => site.stop());

const record = (id: number) => site.store().findRecord('Contact', id) ?? expect.fail(`no company ${id}`);
const customer = (key: string) =>
  site.store().findActor(1, 'Customer', key) ?? expect.fail(`no customer ${key}`);
const row = (
  crmFieldKey: string,
  value: string,
  syncToCrm: boolean,
  syncToErp: boolean,
): ErpSyncFieldValue => ({
  displayName: crmFieldKey,
  crmFieldKey,
  value,
  displayValue: value,
  syncToCrm,
  syncToErp,
});
const connect = () =>
  agent.tryConnectActorAsync(1, 1, CrmActorType.Contact, '10014', ErpActorType.Customer, []);
const internalKey = () => site.store().findLinkOfRecord(1, 'Contact', 2)?.internalKeyId ?? 0;

describe('linking', () => {
  test('ConnectActor answers nothing, links, and writes each value to the sides whose switch is on', async () => {
    const answer = await agent.connectActorAsync(1, 1, CrmActorType.Contact, '10014', ErpActorType.Customer, [
      row('POSTALAD1', 'Ny vei 1', true, true),
      row('EMAIL', 'crm@orkdal.example', true, false),
      row('PHONE', '+47 99', false, true),
      row('VATNO', 'nobody writes this', false, false),
    ]);
    expect(answer ?? '').toBe('');
    expect(site.store().findLinkOfRecord(1, 'Contact', 1)).toMatchObject({
      erpType: 'Customer',
      erpKey: '10014',
    });
    expect(record(1).values).toMatchObject({
      POSTALAD1: 'Ny vei 1',
      EMAIL: 'crm@orkdal.example',
      PHONE: '+47 72 48 00 10',
      VATNO: '914785236',
    });
    expect(customer('10014').values).toMatchObject({
      POSTALAD1: 'Ny vei 1',
      EMAIL: 'faktura@orkdal.example',
      PHONE: '+47 99',
      VATNO: '914785236',
    });
    expect(record(1).activeErpLinks).toBe(1);
  });

  test('TryConnectActor says true, then false for a record that is linked already', async () => {
    expect(await connect()).toBe(true);
    expect(await connect()).toBe(false);
  });

  test('CreateActorLink links and touches no value', async () => {
    const before = [{ ...record(1).values }, { ...customer('10014').values }];
    expect(await agent.createActorLinkAsync(1, 1, CrmActorType.Contact, '10014', ErpActorType.Customer)).toBe(
      true,
    );
    expect([record(1).values, customer('10014').values]).toEqual(before);
    expect(site.store().findLinkOfActor(1, 'Customer', '10014')?.recordId).toBe(1);
  });

  test('BreakActorLink takes the link of that connection away and no data', async () => {
    const before = [{ ...record(11).values }, { ...customer('10044').values }];
    expect(await agent.breakActorLinkAsync(1, 11, CrmActorType.Contact)).toBe(true);
    expect(await agent.breakActorLinkAsync(1, 11, CrmActorType.Contact)).toBe(false);
    expect(site.store().findLinkOfRecord(1, 'Contact', 11)).toBeNull();
    expect(site.store().findLinkOfRecord(2, 'Contact', 11)?.erpKey).toBe('PA/0007');
    expect([record(11).values, customer('10044').values]).toEqual(before);
    expect(record(11).activeErpLinks).toBe(1);
  });
});

describe('making an actor', () => {
  test('GetFieldsForNewErpActor names what CRM does not feed', async () => {
    const fields = await agent.getFieldsForNewErpActorAsync(1, ErpActorType.Customer);
    expect(fields.map((field) => field.fieldKey)).toEqual(['CUSTGR', 'STDTERMS']);
  });

  test('CreateErpActorFromCrm makes the actor from the record, the defaults and the given values, and links', async () => {
    const values = { STDTERMS: '30' };
    expect(
      await agent.createErpActorFromCrmAsync(1, 12, ErpActorType.Customer, CrmActorType.Contact, values),
    ).toBe(true);
    const key = site.store().findLinkOfRecord(1, 'Contact', 12)?.erpKey ?? '';
    expect(key).toMatch(/^\d{5}$/);
    expect(customer(key).values).toMatchObject({
      NAME: 'Tomrom AS',
      STDTERMS: '30',
      CUSTGR: '020',
      CUSTNO: key,
    });
    expect(
      await agent.createErpActorFromCrmAsync(1, 12, ErpActorType.Customer, CrmActorType.Contact, values),
    ).toBe(false);
  });
});

const create = (values: Record<string, string>) =>
  agent.createErpActorFromCrmAsync(1, 12, ErpActorType.Supplier, CrmActorType.Contact, values);

describe('making an actor with a mandatory list', () => {
  test('names the list, and has nothing that stands in for it', async () => {
    const fields = await agent.getFieldsForNewErpActorAsync(1, ErpActorType.Supplier);
    expect(fields).toMatchObject([
      { fieldKey: 'STDTERMS', fieldType: 'List', listName: 'Terms', access: 'Mandatory', defaultValue: '' },
    ]);
  });

  test.each<[string, Record<string, string>]>([
    ['nothing', {}],
    ['an empty value', { STDTERMS: '' }],
    ['an item that the list does not have', { STDTERMS: '60' }],
    ['the name of an item', { STDTERMS: '30 days net' }],
    ['a field that the ERP does not have', { STDTERMS: '30', COLOUR: 'red' }],
    ['a read-only field', { STDTERMS: '30', SUPNO: '7' }],
  ])('given %s refuses with an error, and nothing is made', async (_what, values) => {
    await expect(create(values)).rejects.toThrow('400');
    expect(site.store().findLinkOfRecord(1, 'Contact', 12)).toBeNull();
  });

  test('given an item by the ERP’s own id makes it', async () => {
    expect(await create({ STDTERMS: '30' })).toBe(true);
    const key = site.store().findLinkOfRecord(1, 'Contact', 12)?.erpKey ?? '';
    expect(site.store().findActor(1, 'Supplier', key)?.values).toMatchObject({ STDTERMS: '30' });
  });
});

describe('carrying values over', () => {
  test('ForceResync from CRM writes to the ERP what the mapping sends there', async () => {
    const answer = await agent.forceResyncAsync(0, [internalKey()]);
    expect(answer).toMatchObject({ isOk: true, status: 'Ok', errorCode: '' });
    expect(customer('10027').values).toMatchObject({ POSTALAD1: 'Industriveien 3', PAYDAYS: '[I:30]' });
    expect(storedValue(record(2), 'POSTALAD1')).toBe('Industriveien 3');
  });

  test('ForceResync from an ERP connection writes to CRM and names the changed record', async () => {
    const answer = await agent.forceResyncAsync(1, [internalKey()]);
    expect(answer.changes?.updatedRecords).toEqual([
      expect.objectContaining({ tablename: 'contact', recordId: 2 }),
    ]);
    expect(record(2).values).toMatchObject({ POSTALAD1: 'Postboks 77', 'SuperOffice:2': '[I:20]' });
  });

  test('ForceResyncNoBlankValues and ForceResyncExternalNoBlankValues keep what a blank would overwrite', async () => {
    customer('10027').values['EMAIL'] = '';
    await agent.forceResyncNoBlankValuesAsync(1, [internalKey()]);
    expect(record(2).values['EMAIL']).toBe('firma@bjorkasen.example');
    await agent.forceResyncExternalNoBlankValuesAsync(1, ErpActorType.Customer, ['10027']);
    expect(record(2).values['EMAIL']).toBe('firma@bjorkasen.example');
    await agent.forceResyncExternalAsync(1, ErpActorType.Customer, ['10027']);
    expect(record(2).values['EMAIL']).toBe('');
  });

  test('ForceResyncBatchTask answers nothing and does the same work', async () => {
    expect((await agent.forceResyncBatchTaskAsync(1, [internalKey()])) ?? '').toBe('');
    expect(record(2).values['POSTALAD1']).toBe('Postboks 77');
  });

  test('SyncAll takes over what changed in the ERP since; ForceSyncAll takes everything', async () => {
    customer('10027').values['EMAIL'] = 'ny@bjorkasen.example';
    await agent.syncAllAsync();
    expect(record(2).values['EMAIL']).toBe('firma@bjorkasen.example');
    customer('10027').lastModified = '2027-01-01T00:00:00.000Z';
    expect(await agent.syncAllAsync()).toMatchObject({ isOk: true });
    expect(record(2).values['EMAIL']).toBe('ny@bjorkasen.example');
    customer('10027').values['EMAIL'] = 'sist@bjorkasen.example';
    expect(await agent.forceSyncAllAsync()).toMatchObject({ isOk: true });
    expect(record(2).values['EMAIL']).toBe('sist@bjorkasen.example');
  });

  test('says Warning of a link whose record is gone, and Ok of a key that nothing is linked to', async () => {
    site.store().deleteRecord('Contact', 2);
    const gone = await agent.forceResyncExternalAsync(1, ErpActorType.Customer, ['10027']);
    expect(gone).toMatchObject({ isOk: true, status: 'Warning', changes: null });
    const none = await agent.forceResyncExternalAsync(1, ErpActorType.Customer, ['10014']);
    expect(none).toMatchObject({ isOk: true, status: 'Ok', userExplanation: '' });
  });

  test('counts what a rule kept from being carried over, and says Warning', async () => {
    const answer = await agent.forceResyncExternalAsync(1, ErpActorType.Customer, ['10031']);
    expect(answer).toMatchObject({
      isOk: true,
      status: 'Warning',
      userExplanation: expect.stringContaining('1'),
    });
    expect(record(6).values['CATEGORY']).toBe('[I:3]');
  });
});
