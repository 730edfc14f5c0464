import type {
  FieldAccess,
  FieldType,
  FieldValue,
  ListChoice,
  MappedField,
  SideValue,
} from '../value/field-value';

/** What the connection says of one mapped field, before either side's values are known. */
export interface FieldMapping {
  crmFieldKey: string;
  displayName: string;
  fieldType: FieldType;
  access: FieldAccess;
  maxLength: number;
  choices: ListChoice[] | null;
  syncToCrm: boolean;
  syncToErp: boolean;
}

/**
 * One field per key that the connection maps, in the mapping's order, with what each side holds. A side that could
 * not be read is null; so is a field that a side does not know. Without a mapping (the site would not give it) the
 * fields are those that either side named, as plain texts.
 */
export function joinFields(
  mapping: readonly FieldMapping[] | null,
  crm: readonly FieldValue[] | null,
  erp: readonly FieldValue[] | null,
): MappedField[] {
  const crmByKey = indexByKey(crm);
  const erpByKey = indexByKey(erp);
  const fields = mapping?.filter((field) => field.crmFieldKey !== '') ?? fieldsNamedBySides(crm, erp);
  return fields.map((field) => {
    const key = normalizeKey(field.crmFieldKey);
    return { ...field, crm: sideValue(crmByKey.get(key)), erp: sideValue(erpByKey.get(key)) };
  });
}

function fieldsNamedBySides(
  crm: readonly FieldValue[] | null,
  erp: readonly FieldValue[] | null,
): FieldMapping[] {
  const named = new Map<string, FieldMapping>();
  // The ERP side names only what this connection maps, so its order and names come first.
  for (const value of [...(erp ?? []), ...(erp === null ? (crm ?? []) : [])]) {
    const key = normalizeKey(value.crmFieldKey);
    if (named.has(key)) continue;
    named.set(key, {
      crmFieldKey: value.crmFieldKey,
      displayName: value.displayName === '' ? value.crmFieldKey : value.displayName,
      fieldType: 'Text',
      access: 'Normal',
      maxLength: 0,
      choices: null,
      syncToCrm: value.syncToCrm,
      syncToErp: value.syncToErp,
    });
  }
  return [...named.values()];
}

function indexByKey(values: readonly FieldValue[] | null): Map<string, FieldValue> {
  return new Map((values ?? []).map((value) => [normalizeKey(value.crmFieldKey), value]));
}

/** SuperOffice matches field names without regard to case. */
function normalizeKey(crmFieldKey: string): string {
  return crmFieldKey.toUpperCase();
}

function sideValue(value: FieldValue | undefined): SideValue | null {
  return value ? { value: value.value, displayValue: value.displayValue } : null;
}
