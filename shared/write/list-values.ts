import { parseEncoded } from '../value/encoded-value';
import type { ListChoice, SideValue } from '../value/field-value';

/** One item of a mapped list, as both systems know it. */
export interface ListItem {
  /** Null where the connection maps the ERP's item to no item of SuperOffice. */
  crmId: number | null;
  crmName: string;
  erpId: string;
  erpName: string;
}

/** How a site writes a list value: `[I:5]`, `5`, or the ERP's own id. */
export const listSpellings = ['encoded', 'bare', 'erp-id'] as const;
export type ListSpelling = (typeof listSpellings)[number];

/** The items of one list, ready to be looked up in every spelling. */
export interface ListValues {
  /** Names by value. */
  names: Readonly<Record<ListSpelling, ReadonlyMap<string, string>>>;
  /** The item of SuperOffice that belongs to each item of the ERP; one without has none. */
  crmIds: ReadonlyMap<string, number>;
  /** The same for a box to choose from; made once. */
  choices(spelling: ListSpelling): readonly ListChoice[];
}

/** Null where the list has no item that could be written. */
export function compileList(items: readonly ListItem[]): ListValues | null {
  const names = {
    encoded: new Map<string, string>(),
    bare: new Map<string, string>(),
    'erp-id': new Map<string, string>(),
  };
  const crmIds = new Map<string, number>();
  for (const { crmId, crmName, erpId, erpName } of items) {
    names['erp-id'].set(erpId, erpName);
    if (crmId === null) continue;
    crmIds.set(erpId, crmId);
    names.encoded.set(`[I:${crmId}]`, crmName);
    names.bare.set(String(crmId), crmName);
  }
  if (names['erp-id'].size === 0) return null;
  const made = new Map<ListSpelling, readonly ListChoice[]>();
  return {
    names,
    crmIds,
    choices(spelling) {
      const known = made.get(spelling);
      if (known) return known;
      const choices = Array.from(names[spelling], ([value, name]) => ({ value, name }));
      made.set(spelling, choices);
      return choices;
    },
  };
}

/**
 * The item of SuperOffice that a value means, by its id, in whichever spelling the value comes; null where the
 * connection maps it to none. INFERENCE, as of `spellingOf`.
 */
export function identifyItem({ names, crmIds }: ListValues, value: string): number | null {
  if (names.encoded.has(value)) return Number(parseEncoded(value).content);
  const mapped = crmIds.get(value);
  if (mapped !== undefined) return mapped;
  return names.bare.has(value) && !names['erp-id'].has(value) ? Number(value) : null;
}

/** What a box offers for a value of this list; null where the field is no list or its items are not known. */
export function choicesOf(
  list: ListValues | null,
  sides: { crm: SideValue | null; erp: SideValue | null },
): readonly ListChoice[] | null {
  const choices = list?.choices(spellingOf(list, sides)) ?? [];
  return choices.length === 0 ? null : choices;
}

/**
 * INFERENCE. Whether a list value travels as the id of SuperOffice's item (`[I:5]`, `5`) or as the ERP's item id is not
 * documented, so a value is read and written as the values that the site gave for this field are.
 */
export function spellingOf(
  list: ListValues,
  { crm, erp }: { crm: SideValue | null; erp: SideValue | null },
): ListSpelling {
  const example = crm?.value || erp?.value || '';
  if (example === '' || parseEncoded(example).marker !== null) return 'encoded';
  return list.names['erp-id'].has(example) ? 'erp-id' : 'bare';
}
