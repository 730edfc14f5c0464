import { makeField, makeLoaded, side, type TestField } from '../../../../shared/link/test-rows';
import type { OpenedRecord, RecordInConnection } from '../../../../shared/record/opened-record';
import { notAsked, type Reading } from '../../../../shared/record/record-state';

const at = '2026-11-23T09:15:02.000Z';
export const read = <T>(value: T): Reading<T> => ({ read: true, value, at });

const fields: TestField[] = [
  makeField({ crmFieldKey: 'NAME', displayName: 'Name', access: 'Mandatory' }),
  makeField({
    crmFieldKey: 'PHONE',
    displayName: 'Phone',
    crm: side('11'),
    erp: side('22'),
    syncToCrm: true,
    syncToErp: true,
  }),
  makeField({ crmFieldKey: 'CITY', displayName: 'City', crm: side('Oslo'), erp: side('Bergen') }),
];

/** A company that is linked to Customer 10014, with two values that differ. */
export function makeConnection(over: Partial<RecordInConnection> = {}): RecordInConnection {
  const loaded = makeLoaded(fields);
  return {
    erpConnectionId: 1,
    connectionName: 'Visma Nord',
    isActive: true,
    linked: read(true),
    erpActorType: 'Customer',
    erpKey: read<string | null>('10014'),
    holders: read([{ crmActorType: 'Contact' as const, crmRecordId: 556, name: '', isShown: null }]),
    plan: read(loaded.plan),
    erp: read(loaded.erp ?? []),
    missing: [],
    ...over,
  };
}

export function makeOpened(over: Partial<OpenedRecord> = {}): OpenedRecord {
  return {
    crmActorType: 'Contact',
    crmRecordId: 556,
    record: read({
      crmActorType: 'Contact' as const,
      crmRecordId: 556,
      name: 'Orkdal AS',
      number: '00012',
      details: [{ what: 'city' as const, value: 'Orkanger' }],
      isRetired: false,
    }),
    crm: read(makeLoaded(fields).crm ?? []),
    connections: [
      makeConnection(),
      makeConnection({
        erpConnectionId: 3,
        connectionName: 'Business Central',
        linked: read(false),
        erpKey: read<string | null>(null),
        holders: notAsked,
        plan: notAsked,
        erp: notAsked,
      }),
    ],
    connectionsNotRead: null,
    at,
    ...over,
  };
}
