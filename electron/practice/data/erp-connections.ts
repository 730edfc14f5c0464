import type { CrmActorType, ErpActorType } from '../../../shared/record/actor-types';
import {
  balticCustomer,
  balticLists,
  balticPartner,
  balticProject,
  ledgerCustomer,
} from './erp-fields-baltic';
import { fjordCustomer, fjordLists, fjordPerson, fjordProject, fjordSupplier } from './erp-fields-fjord';
import { buildErpFields, type ErpFieldSpec } from './erp-field-spec';
import type { ActorTypeMapping, ErpConnection, ErpConnector } from './model';

type ActorTypeSpec = [erp: ErpActorType, crm: CrmActorType, fields: readonly ErpFieldSpec[]];

const buildActorTypes = (connectionId: number, specs: readonly ActorTypeSpec[]): ActorTypeMapping[] =>
  specs.map(([erpType, crmType, fields], index) => ({
    id: connectionId * 10 + index,
    erpType,
    crmType,
    fields: buildErpFields(connectionId, erpType, connectionId * 1_000 + index * 100 + 1, fields),
  }));

export const erpConnectors: ErpConnector[] = [
  { id: 1, name: 'Fjord Connector', url: 'http://erp-gateway.example/Fjord/Service.svc' },
  { id: 2, name: 'Baltic Connector', url: 'http://erp-gateway.example/Baltic/Service.svc' },
];

const base = { deleted: false, connectorId: 1, supportsAdvancedSearch: true };

/** The three connections of the practice site: two in use with different mappings, one switched off. */
export function createErpConnections(): ErpConnection[] {
  return [
    {
      ...base,
      id: 1,
      names: { NO: 'Fjord Regnskap', US: 'Fjord Accounting' },
      descriptions: { NO: 'Regnskapet i Norge', US: 'Accounting in Norway' },
      active: true,
      guid: '5c1f7c2e-8a52-4d0b-9f6e-2f3a7f5f9b01',
      configFields: { Client: 'F0001', Server: 'erp01.example', ApiKey: 'practice-only-key' },
      actorTypes: buildActorTypes(1, [
        ['Customer', 'Contact', fjordCustomer],
        ['Supplier', 'Contact', fjordSupplier],
        ['Person', 'Person', fjordPerson],
        ['Project', 'Project', fjordProject],
      ]),
      lists: fjordLists,
    },
    {
      ...base,
      id: 2,
      connectorId: 2,
      names: { NO: 'Østersjø Finans', US: 'Baltic Finance' },
      descriptions: { NO: 'Datterselskapet i Sverige', US: 'The Swedish subsidiary' },
      active: true,
      guid: 'b7a0c9d4-13f8-4b77-8f0a-64cbe1f0aa02',
      configFields: { Database: 'BALTIC_SE', User: 'sync', Password: 'practice-only-password' },
      supportsAdvancedSearch: false,
      actorTypes: buildActorTypes(2, [
        ['Customer', 'Contact', balticCustomer],
        ['Partner', 'Contact', balticPartner],
        ['Project', 'Project', balticProject],
      ]),
      lists: balticLists,
    },
    {
      ...base,
      id: 3,
      names: { NO: 'Gammel hovedbok (2019)', US: 'Old ledger (2019)' },
      descriptions: { NO: 'Avsluttet, kun oppslag', US: 'Closed, for looking up only' },
      active: false,
      guid: '0e4d2f60-7c3b-4a5f-b1de-90c2a6f1bb03',
      configFields: { File: 'ledger-2019.dat' },
      actorTypes: buildActorTypes(3, [['Customer', 'Contact', ledgerCustomer]]),
      lists: {},
    },
  ];
}
