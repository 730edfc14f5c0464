import { parseEncoded } from '../value/encoded-value';
import type { FieldType, SideValue } from '../value/field-value';
import { identifyItem, type ListValues } from '../write/list-values';
import { holdsStored } from '../write/same-stored';
import type { CompareRule, FieldComparison } from './comparison';
import { kindOfField, rulesOfKind, type FieldKind } from './field-kinds';

/** What has to be known of a field to compare its sides. */
export interface ComparedField {
  crmFieldKey: string;
  fieldType: FieldType;
  list: ListValues | null;
}

/** Two texts of a field that differ, the one of SuperOffice and the one of the ERP. */
export interface TextPair {
  kind: FieldKind;
  crm: string;
  erp: string;
}

/** By which rules the two mean the same; null where they do not. */
export type RulesOfPair = (pair: TextPair) => readonly CompareRule[] | null;

/**
 * How the two sides of a field stand to each other. Null = not read. What is stored is compared first: numbers, dates,
 * ticks and list items by their value, texts letter by letter; only texts that differ are held against the rules, which
 * whoever calls brings along: their numbering plans are too much for the page.
 */
export function compareBy(
  { crmFieldKey, fieldType, list }: ComparedField,
  crm: SideValue | null,
  erp: SideValue | null,
  rulesOfPair: RulesOfPair,
): FieldComparison {
  if (crm === null || erp === null) return { result: 'not-read' };
  // Before the stored values: a bare `5` may be the ERP's item 5, which is not SuperOffice's item `[I:5]`.
  if (fieldType === 'List' && list !== null) return compareItems(list, crm.value, erp.value);
  const isSame = holdsStored(crm.value, erp.value, { fieldType, list });
  if (isSame === null) return { result: 'list-value-unmapped', sides: [unmarkedSide(crm)] };
  if (isSame) return { result: 'equal' };
  const kind = kindOfField(crmFieldKey, fieldType);
  const found = rulesOfKind[kind].length === 0 ? null : rulesOfPair({ kind, crm: crm.value, erp: erp.value });
  if (found !== null) return { result: 'cosmetic', rules: found };
  return compareEmptiness(crm.value, erp.value);
}

/** Of two values that nobody can hold against each other, the side whose own is no item of SuperOffice. */
function unmarkedSide(crm: SideValue): 'crm' | 'erp' {
  return parseEncoded(crm.value).marker === null ? 'crm' : 'erp';
}

/** Items of a list are one where the connection maps them to each other. */
function compareItems(list: ListValues, crm: string, erp: string): FieldComparison {
  if (crm === erp) return { result: 'equal' };
  const items = { crm: identifyItem(list, crm), erp: identifyItem(list, erp) };
  const unmapped = [
    ...(crm !== '' && items.crm === null ? (['crm'] as const) : []),
    ...(erp !== '' && items.erp === null ? (['erp'] as const) : []),
  ];
  if (unmapped.length > 0) return { result: 'list-value-unmapped', sides: unmapped };
  if (items.crm !== null && items.crm === items.erp) return { result: 'equal' };
  return compareEmptiness(crm, erp);
}

function compareEmptiness(crm: string, erp: string): FieldComparison {
  const [isCrmEmpty, isErpEmpty] = [crm.trim() === '', erp.trim() === ''];
  if (isCrmEmpty === isErpEmpty) return { result: 'different' };
  return { result: 'one-side-empty', empty: isCrmEmpty ? 'crm' : 'erp' };
}
