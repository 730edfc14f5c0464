import type { LoadedFields } from './draft';
import type { SideValue } from '../value/field-value';
import type { ListItem } from '../write/list-values';
import { compilePlan, type FieldDescription, type LinkPlan, type PlanField } from '../write/plan';
import type { DraftRow, LinkDraft } from './draft';
import { createRow } from './draft-rows';

/** A mapped field and what both sides hold, in one: what a test is written in. */
export interface TestField extends FieldDescription {
  crm: SideValue | null;
  erp: SideValue | null;
}

/** A mapped text field for tests: both sides hold `a`, both switches are off. */
export function makeField(over: Partial<TestField> = {}): TestField {
  return {
    crmFieldKey: 'NAME',
    displayName: 'Name',
    fieldType: 'Text',
    access: 'Normal',
    maxLength: 0,
    items: null,
    syncToCrm: false,
    syncToErp: false,
    crm: side('a'),
    erp: side('a'),
    ...over,
  };
}

/** List items whose ids are the same in both systems' own spelling: `[I:1]` in SuperOffice, `E1` in the ERP. */
export function makeItems(...names: string[]): ListItem[] {
  return names.map((name, index) => ({
    crmId: index + 1,
    crmName: name,
    erpId: `E${index + 1}`,
    erpName: name,
  }));
}

export function makePlan(...fields: FieldDescription[]): LinkPlan {
  return compilePlan({ erpConnectionId: 1, erpActorType: 'Customer', fields });
}

export function planField(over: Partial<TestField> = {}): PlanField {
  const [field] = makePlan(makeField(over)).fields;
  if (!field) throw new Error('A plan field needs a CRM field key.');
  return field;
}

/** The row of a field as the mapping wants it to start. */
export function startRow(field: TestField): DraftRow {
  return createRow({ field: planField(field), crm: field.crm, erp: field.erp });
}

export function makeRow(over: Partial<DraftRow> = {}): DraftRow {
  return { ...startRow(makeField()), ...over };
}

/** What the main process gives for these fields. A side that no field was read from counts as not read. */
export function makeLoaded(fields: readonly TestField[]): LoadedFields {
  return {
    plan: {
      erpConnectionId: 1,
      erpActorType: 'Customer',
      fields: fields.map(({ crm: _crm, erp: _erp, ...described }) => described),
    },
    crm: valuesOf(fields, 'crm'),
    erp: valuesOf(fields, 'erp'),
    missing: [],
  };
}

function valuesOf(fields: readonly TestField[], name: 'crm' | 'erp'): LoadedFields['crm'] {
  const values = fields.flatMap((field) => {
    const { crmFieldKey, displayName, syncToCrm, syncToErp } = field;
    const held = field[name];
    return held ? [{ displayName, crmFieldKey, ...held, syncToCrm, syncToErp }] : [];
  });
  return values.length === 0 ? null : values;
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
