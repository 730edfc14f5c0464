import type { DraftRow, LinkDraft } from './draft';
import { createRow } from './draft-rows';
import type { MappedField } from '../value/field-value';

/** A mapped text field for tests: both sides hold `a`, both switches are off. */
export function makeField(over: Partial<MappedField> = {}): MappedField {
  return {
    crmFieldKey: 'NAME',
    displayName: 'Name',
    fieldType: 'Text',
    access: 'Normal',
    maxLength: 0,
    choices: null,
    syncToCrm: false,
    syncToErp: false,
    crm: side('a'),
    erp: side('a'),
    ...over,
  };
}

export function makeRow(over: Partial<DraftRow> = {}): DraftRow {
  return { ...createRow(makeField()), ...over };
}

/** A complete draft that nothing can be said against. */
export function makeDraft(over: Partial<LinkDraft> = {}): LinkDraft {
  return {
    byHand: false,
    erpConnectionId: 1,
    erpConnectionName: 'Visma',
    crmActorType: 'Contact',
    crmRecordId: 42,
    crmName: 'Orkdal AS',
    erpActorType: 'Customer',
    erpKey: '10014',
    erpName: 'Orkdal',
    rows: [makeRow({ syncToErp: true })],
    ...over,
  };
}

export function side(value: string, displayValue = value) {
  return { value, displayValue };
}
