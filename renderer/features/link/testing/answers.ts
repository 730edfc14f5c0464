import type { JournalEntry } from '../../../../shared/journal/entry';
import type { KeptDraft } from '../../../../shared/link/draft';
import type { ErpKeyFinding } from '../../../../shared/record/erp-actor';
import { makeItems, makeLoaded, type TestField } from '../../../../shared/link/test-rows';
import type { CrmRecord } from '../../../../shared/record/crm-record';
import type { Answers } from '../../../testing/fake-bridge';
import { makeEntry } from '../../../testing/sample-data';

export const orkdal: CrmRecord = {
  crmActorType: 'Contact',
  crmRecordId: 556,
  name: 'Orkdal AS',
  number: '00012',
  details: [
    { what: 'city', value: 'Orkanger' },
    { what: 'orgNumber', value: '987654321' },
  ],
  isRetired: false,
  linkedIn: [],
};

const orkdalLinked: CrmRecord = {
  ...orkdal,
  crmRecordId: 557,
  details: [{ what: 'city', value: 'Trondheim' }],
  linkedIn: [{ erpConnectionId: 1, connectionName: 'Visma Nord' }],
};

export function makeField(key: string, changes: Partial<TestField> = {}): TestField {
  const same = { value: `${key} value`, displayValue: `${key} value` };
  return {
    crmFieldKey: key,
    displayName: key,
    fieldType: 'Text',
    access: 'Normal',
    maxLength: 0,
    items: null,
    syncToCrm: false,
    syncToErp: false,
    crm: same,
    erp: same,
    ...changes,
  };
}

const text = (value: string) => ({ value, displayValue: value });

export const fields: TestField[] = [
  makeField('Name', { access: 'Mandatory', syncToErp: true, maxLength: 20 }),
  makeField('Phone', { crm: text('11'), erp: text('22'), syncToErp: true }),
  makeField('Notes', {
    crm: text('<b>bold</b>\nsecond line'),
    erp: text(''),
    syncToCrm: true,
    syncToErp: true,
  }),
  makeField('Employees', {
    fieldType: 'Integer',
    crm: { value: '[I:5]', displayValue: '5' },
    erp: { value: '[I:7]', displayValue: '7' },
  }),
  makeField('Category', {
    fieldType: 'List',
    crm: { value: '[I:2]', displayValue: 'Customer B' },
    erp: { value: '[I:2]', displayValue: 'Customer B' },
    items: makeItems('Customer A', 'Customer B'),
  }),
];

const free: ErpKeyFinding = { found: true, error: null, name: 'Orkdal A/S', holder: 'free' };

/** A site where everything is granted: one company to link, one that is linked already. */
export function createAnswers(): Answers {
  return {
    'links.listConnections': () => [
      { erpConnectionId: 1, name: 'Visma Nord', description: 'Main ledger', active: true },
      { erpConnectionId: 2, name: 'Gamla Fortnox', description: '', active: false },
      { erpConnectionId: 3, name: 'Business Central', description: '', active: true },
    ],
    'links.listActorTypes': () => [
      { erpActorType: 'Customer', crmActorType: 'Contact' },
      { erpActorType: 'Supplier', crmActorType: 'Contact' },
      { erpActorType: 'Person', crmActorType: 'Person' },
    ],
    'links.searchCrmRecords': () => ({ items: [orkdal, orkdalLinked], more: false }),
    'links.getCrmRecord': ({ crmRecordId }) =>
      crmRecordId === 557 ? orkdalLinked : { ...orkdal, crmRecordId },
    'links.searchErpActors': () => ({
      items: [
        {
          erpActorType: 'Customer',
          erpKey: '10014',
          name: 'Orkdal A/S',
          details: [{ label: 'City', value: 'Orkanger' }],
          connected: false,
        },
      ],
      more: false,
    }),
    'links.lookUpErpKey': () => free,
    'links.loadFields': () => makeLoaded(fields),
    'links.submit': () => makeEntry(),
  };
}

/** Both sides chosen, nothing read yet. */
export const chosenPair: KeptDraft = {
  siteAddress: '',
  byHand: false,
  erpConnectionId: 1,
  erpConnectionName: 'Visma Nord',
  crmActorType: 'Contact',
  crmRecordId: 556,
  crmName: 'Orkdal AS',
  erpActorType: 'Customer',
  erpKey: '10014',
  erpName: 'Orkdal A/S',
  rows: [],
};

/** The record and key of `chosenPair`, as an entry has them. */
export const pairOfEntry = {
  record: { crmActorType: 'Contact', crmRecordId: 556, name: 'Orkdal AS' },
  erpKey: '10014',
} as const;

/** Of a link that got no answer; what a look found of it, null = nothing. */
export function makeUnknown(linked: boolean | null): JournalEntry {
  return makeEntry({
    ...pairOfEntry,
    state: 'Unknown',
    httpStatus: null,
    error: { code: 'timeout', changed: 'unknown', params: { host: 'x', seconds: 60 }, detail: '' },
    readBack: { at: '2026-11-23T09:16:00.000Z', linked, erpKey: null, fields: [], missing: [] },
  });
}
