import type { JournalEntry } from '../../../shared/journal/entry';
import { directionOf, type Direction } from '../../../shared/value/direction';

/** What became of one field: what was sent, and each side before and after; null = not read. */
export interface FieldHistory {
  id: string;
  name: string;
  value: string;
  displayValue: string;
  direction: Direction;
  crm: { before: string | null; after: string | null };
  erp: { before: string | null; after: string | null };
  asChosen: boolean | null;
}

/** Joins what was sent with the values before and with what was read back, in the order of the request. */
export function listFieldHistories(entry: JournalEntry): FieldHistory[] {
  const outcomes = new Map(entry.readBack?.fields.map((field) => [field.crmFieldKey, field]));
  return entry.request.fieldValues.map((field, index) => {
    const outcome = outcomes.get(field.crmFieldKey);
    const before = entry.before[field.crmFieldKey];
    return {
      // Keys may repeat in a request that was typed by hand.
      id: `${index}-${field.crmFieldKey}`,
      name: field.displayName === '' ? field.crmFieldKey : field.displayName,
      value: field.value,
      displayValue: field.displayValue,
      direction: directionOf(field),
      crm: { before: before?.crm ?? outcome?.crm.before ?? null, after: outcome?.crm.after ?? null },
      erp: { before: before?.erp ?? outcome?.erp.before ?? null, after: outcome?.erp.after ?? null },
      asChosen: outcome?.asChosen ?? null,
    };
  });
}
