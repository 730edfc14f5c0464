import type { ErpSyncFieldValue } from '@superoffice/webapi/Carriers.js';
import { CrmActorType, ErpActorType } from '@superoffice/webapi/Enums.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startPracticeSite, type PracticeSite } from '../../practice-site';
import { createVendorAgents } from '../../testing/vendor-agents';

// The vendor's own client is the judge of shapes; the stored data are the judge of values.
let site: PracticeSite;
let agent: ReturnType<typeof createVendorAgents>['erpSync'];
beforeAll(async () => {
  site = await startPracticeSite({ companies: 60, now: () => new Date('2026-02-03T04:05:06Z') });
  agent = createVendorAgents(site).erpSync;
});
afterAll(() => site.stop());

const find = (values: ErpSyncFieldValue[], key: string): ErpSyncFieldValue | undefined =>
  values.find((value) => value.crmFieldKey === key);

describe('reading', () => {
  test('GetConnectionsAndDisplayFields tells the link state of every connection that maps the type', async () => {
    const states = await agent.getConnectionsAndDisplayFieldsAsync(CrmActorType.Contact, 11);
    expect(
      states.map(({ erpConnectionId, connected, erpActorType }) => [
        erpConnectionId,
        connected,
        erpActorType,
      ]),
    ).toEqual([
      [1, true, 'Customer'],
      [2, true, 'Partner'],
      [3, false, 'Customer'],
    ]);
    expect(states[0]).toMatchObject({
      connectionName: 'Fjord Accounting',
      crmActorType: 'Contact',
      erpActorTypes: ['Customer', 'Supplier'],
    });
    expect(states[0]?.erpFields).toContainEqual(
      expect.objectContaining({
        fieldKey: 'BALANCE',
        displayName: 'Balance',
        fieldType: 'Double',
        access: 'ReadOnly',
      }),
    );
    expect(await agent.getConnectionsAndDisplayFieldsAsync(CrmActorType.Sale, 1)).toEqual([]);
  });

  test('GetErpFieldValues gives encoded values in the order of the keys', async () => {
    const keys = ['PAYDAYS', 'NAME', 'CUSTGR', 'NOSUCH'];
    expect(await agent.getErpFieldValuesAsync(1, CrmActorType.Contact, 2, keys)).toEqual([
      '[I:20]',
      'Bjørkåsen Rør AS',
      '010',
      '',
    ]);
  });

  test('GetFieldValuesFromCrm gives the mapped fields of all connections, encoded', async () => {
    const values = await agent.getFieldValuesFromCrmAsync(1, CrmActorType.Contact);
    expect(find(values, 'POSTALAD1')).toMatchObject({
      displayName: 'Postal address 1',
      value: 'Orkdalsveien 14',
      displayValue: 'Orkdalsveien 14',
      syncToCrm: true,
      syncToErp: true,
    });
    expect(find(values, 'COUNTRY')).toMatchObject({ value: '[I:1]', displayValue: 'Norway' });
    expect(find(values, 'SuperOffice:1')).toMatchObject({ value: '[F:150000]', displayValue: '150000' });
    expect(find(values, 'SuperOffice:3')).toMatchObject({ value: '[I:0]', displayValue: 'No' });
    expect(find(values, 'SuperOffice:4')).toMatchObject({
      value: '[D:03/01/2011]',
      displayValue: '3/1/2011',
    });
    expect(find(values, 'STREETAD1')?.value).toBe('Orkdalsveien 14');
    expect(new Set(values.map((value) => value.crmFieldKey)).size).toBe(values.length);
  });

  test('GetFieldValuesFromErp gives the mapped fields of that connection, lists as CRM items', async () => {
    const values = await agent.getFieldValuesFromErpAsync(1, ErpActorType.Customer, '10014');
    expect(find(values, 'NUMBER2')).toMatchObject({ value: '10014', syncToCrm: true, syncToErp: false });
    expect(find(values, 'COUNTRY')).toMatchObject({ value: '[I:1]', displayValue: 'Norway' });
    expect(find(values, 'PHONE')).toMatchObject({ value: '72480010', syncToCrm: false, syncToErp: true });
    expect(find(values, 'STREETAD1')).toBeUndefined();
  });

  test('GetFieldValuesFromErp gives a list item without counterpart as its bare ERP id', async () => {
    const values = await agent.getFieldValuesFromErpAsync(1, ErpActorType.Customer, '10031');
    expect(find(values, 'CATEGORY')).toMatchObject({ value: '099', displayValue: 'Retired group' });
  });
});

describe('set-up', () => {
  test('GetAllConnections and GetConnection', async () => {
    const connections = await agent.getAllConnectionsAsync(false);
    expect(
      connections.map(({ erpConnectionId, displayName, active }) => [erpConnectionId, displayName, active]),
    ).toEqual([
      [1, 'Fjord Accounting', true],
      [2, 'Baltic Finance', true],
      [3, 'Old ledger (2019)', false],
    ]);
    expect(connections[0]?.configFields).toEqual({});
    expect(await agent.getConnectionAsync(2)).toMatchObject({
      erpConnectorId: 2,
      connectionId: 'b7a0c9d4-13f8-4b77-8f0a-64cbe1f0aa02',
      allAccess: true,
      configFields: { Database: 'BALTIC_SE' },
    });
  });

  test('GetErpConnectionConfigFields and GetAllConnectors', async () => {
    expect(await agent.getErpConnectionConfigFieldsAsync(3)).toEqual({ File: 'ledger-2019.dat' });
    expect(await agent.getAllConnectorsAsync()).toEqual([
      { id: 1, name: 'Fjord Connector', toolTip: expect.stringContaining('Fjord') },
      { id: 2, name: 'Baltic Connector', toolTip: expect.stringContaining('Baltic') },
    ]);
  });

  test('GetActorTypeMapping', async () => {
    const mapping = await agent.getActorTypeMappingAsync(1, ErpActorType.Customer);
    expect(mapping).toMatchObject({
      erpConnectionId: 1,
      isActive: true,
      actorTypeErp: 'Customer',
      actorTypeCrm: 'Contact',
    });
    expect(mapping.fieldMappings).toContainEqual(
      expect.objectContaining({
        crmFieldKey: 'CATEGORY',
        crmDisplayName: 'Category',
        erpFieldKey: 'CUSTGR',
        erpDisplayName: 'Customer group',
        fieldType: 'List',
        syncToCrm: true,
        syncToErp: false,
        showInGui: false,
        access: 'Normal',
        listReference: 'table=category',
      }),
    );
    expect(mapping.fieldMappings).toContainEqual(
      expect.objectContaining({ crmFieldKey: '', erpFieldKey: 'BALANCE', showInGui: true }),
    );
  });

  test('GetCrmActorType, with Unknown for a type that the connection does not map', async () => {
    expect(await agent.getCrmActorTypeAsync(1, ErpActorType.Supplier)).toBe('Contact');
    expect(await agent.getCrmActorTypeAsync(2, ErpActorType.Project)).toBe('Project');
    expect(await agent.getCrmActorTypeAsync(2, ErpActorType.Person)).toBe('Unknown');
  });

  test('GetErpSyncConnectionSummary', async () => {
    const summary = await agent.getErpSyncConnectionSummaryAsync(1);
    expect(summary).toMatchObject({ displayName: 'Fjord Accounting', active: true, deleted: false });
    expect(new Date(String(summary.lastSync)).getUTCFullYear()).toBe(2025);
    expect(summary.actors?.map(({ actorType, hasMappings }) => [actorType, hasMappings])).toEqual([
      ['Customer', true],
      ['Supplier', true],
      ['Person', true],
      ['Project', true],
    ]);
    expect(summary.actors?.[0]?.mappings).toContain('NAME <> NAME');
    expect(summary.actors?.[0]?.defaults).toBe('CUSTGR = 020, STDTERMS = 14');
  });

  test('GetConnectionListMappings', async () => {
    const { erpConnectionName, erpListItemMappings } = await agent.getConnectionListMappingsAsync(1);
    expect(erpConnectionName).toBe('Fjord Accounting');
    const groups = erpListItemMappings?.find((mapping) => mapping.erpListName === 'CustomerGroup');
    expect(groups).toMatchObject({ erpActorTypeName: 'Customer', crmList: { name: 'category' } });
    expect(
      groups?.erpCrmListItemMappings?.map((item) => [
        item.erpListItemId,
        item.erpListItemName,
        item.crmListItem?.id,
      ]),
    ).toEqual([
      ['010', 'Key accounts', 1],
      ['020', 'Regular customers', 2],
      ['030', 'Small customers', 3],
      ['099', 'Retired group', undefined],
    ]);
  });

  test('GetConnectionListMappings tells also the lists that the ERP alone holds', async () => {
    const { erpListItemMappings } = await agent.getConnectionListMappingsAsync(1);
    const terms = erpListItemMappings?.find((mapping) => mapping.erpListName === 'Terms');
    expect(terms?.erpCrmListItemMappings?.map((item) => [item.erpListItemId, item.crmListItem?.id])).toEqual([
      ['14', undefined],
      ['30', undefined],
    ]);
  });

  test('GetDefaultValueInfo', async () => {
    const mapping = await agent.getActorTypeMappingAsync(1, ErpActorType.Customer);
    const terms = mapping.fieldMappings?.find((field) => field.erpFieldKey === 'STDTERMS');
    expect(await agent.getDefaultValueInfoAsync(terms?.erpFieldId ?? 0)).toMatchObject({
      erpFieldKey: 'STDTERMS',
      hasFirstSyncDefaultValue: true,
      firstSyncDefaultValue: '14',
      promptUser: true,
      mandatory: true,
      fieldType: 'List',
      listName: 'Terms',
    });
  });

  test('SupportsAdvancedSearch, TestConnectionById and TestConnectionByConfig', async () => {
    expect(await agent.supportsAdvancedSearchAsync(1, ErpActorType.Customer)).toBe(true);
    expect(await agent.supportsAdvancedSearchAsync(2, ErpActorType.Customer)).toBe(false);
    expect(await agent.testConnectionByIdAsync(1)).toBe(true);
    expect(await agent.testConnectionByIdAsync(3)).toBe(false);
    expect(await agent.testConnectionByConfigAsync(1, { Client: 'F0001' })).toBe(true);
    expect(await agent.testConnectionByConfigAsync(1, { Client: '' })).toBe(false);
  });

  test('GetEngineStatus', async () => {
    const status = await agent.getEngineStatusAsync();
    expect(status).toMatchObject({ isRunning: true, statusMessage: expect.any(String) });
    expect(status.interval?.asMinutes()).toBe(5);
  });
});
