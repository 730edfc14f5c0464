import type { ErpActorType } from '../record/actor-types';
import { normalizeFieldKey } from '../value/field-key';
import type { FieldAccess, FieldType, FieldValue } from '../value/field-value';
import { compileList, type ListItem, type ListValues } from './list-values';

interface FieldFacts {
  crmFieldKey: string;
  displayName: string;
  fieldType: FieldType;
  access: FieldAccess;
  /** Characters; 0 = unlimited, as in the WebAPI. */
  maxLength: number;
  /** The mapping's own switches: what a value starts with. */
  syncToCrm: boolean;
  syncToErp: boolean;
}

/** What a connection says of one mapped field, as plain data. */
export interface FieldDescription extends FieldFacts {
  /** The items of a list field; null for every other type and where the site did not name them. */
  items: readonly ListItem[] | null;
}

/** What a connection maps for one ERP actor type, as plain data: it crosses the bridge and is kept in files. */
export interface PlanDescription {
  erpConnectionId: number;
  erpActorType: ErpActorType;
  fields: readonly FieldDescription[];
}

/** One mapped field, ready to be looked up. */
export interface PlanField extends FieldFacts {
  /** Its place in the plan. */
  index: number;
  list: ListValues | null;
}

/** The compiled mapping: one per connection and ERP actor type, however many records it is used for. */
export interface LinkPlan {
  erpConnectionId: number;
  erpActorType: ErpActorType;
  /** In the mapping's order, each key once. */
  fields: readonly PlanField[];
  /** By CrmFieldKey, without regard to case. */
  find(crmFieldKey: string): PlanField | undefined;
}

/** Compiles a mapping, once for however many records. Fields without a CRM field key are the ERP's alone and left out. */
export function compilePlan({ erpConnectionId, erpActorType, fields: described }: PlanDescription): LinkPlan {
  const byKey = new Map<string, PlanField>();
  const fields: PlanField[] = [];
  for (const { items, ...facts } of described) {
    const key = normalizeFieldKey(facts.crmFieldKey);
    if (key === '' || byKey.has(key)) continue;
    const field = { ...facts, index: fields.length, list: items && compileList(items) };
    fields.push(field);
    byKey.set(key, field);
    // The spelling of the site itself is found without being normalized: tens of thousands of records ask for it.
    byKey.set(facts.crmFieldKey, field);
  }
  return {
    erpConnectionId,
    erpActorType,
    fields,
    find: (crmFieldKey) => byKey.get(crmFieldKey) ?? byKey.get(normalizeFieldKey(crmFieldKey)),
  };
}

/**
 * The fields that either side names, as plain texts: what is left where the site does not tell its mapping. The ERP
 * side names only what this connection maps, so SuperOffice's own fields are taken only where it was not read.
 */
export function describeValues(
  crm: readonly FieldValue[] | null,
  erp: readonly FieldValue[] | null,
): FieldDescription[] {
  return (erp ?? crm ?? []).map(({ crmFieldKey, displayName, syncToCrm, syncToErp }) => ({
    crmFieldKey,
    displayName: displayName === '' ? crmFieldKey : displayName,
    fieldType: 'Text',
    access: 'Normal',
    maxLength: 0,
    items: null,
    syncToCrm,
    syncToErp,
  }));
}

/** What counts for a key that no plan knows: a text that nothing is known about. */
export const plainField: PlanField = {
  index: -1,
  crmFieldKey: '',
  displayName: '',
  fieldType: 'Text',
  access: 'Normal',
  maxLength: 0,
  list: null,
  syncToCrm: false,
  syncToErp: false,
};

/** The field of a value; a plain text where there is no plan or it does not know the key. */
export function fieldOf(plan: LinkPlan | null, crmFieldKey: string): PlanField {
  return plan?.find(crmFieldKey) ?? plainField;
}
