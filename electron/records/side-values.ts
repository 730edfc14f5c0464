import type { SideValues } from '../../shared/journal/entry';
import type { FieldValue } from '../../shared/value/field-value';

/** What both sides hold, by CrmFieldKey as the site spells it; null = not read. */
export function indexSideValues(read: {
  crm: readonly FieldValue[] | null;
  erp: readonly FieldValue[] | null;
}): SideValues {
  const values = new Map<string, { crm: string | null; erp: string | null }>();
  for (const { crmFieldKey, value } of read.crm ?? []) values.set(crmFieldKey, { crm: value, erp: null });
  for (const { crmFieldKey, value } of read.erp ?? []) {
    values.set(crmFieldKey, { crm: values.get(crmFieldKey)?.crm ?? null, erp: value });
  }
  // Keys are the site's: `fromEntries` makes members of them and never touches a prototype.
  return Object.fromEntries(values);
}
