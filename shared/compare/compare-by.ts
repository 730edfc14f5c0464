import { parseEncoded } from '../value/encoded-value';
import type { FieldType, SideValue } from '../value/field-value';
import { identifyItem, type ListValues } from '../write/list-values';
import { holdsStored, isBareGuess } from '../write/same-stored';
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
  return compareUnequal({ kind, crm: crm.value, erp: erp.value }, rulesOfPair);
}

/** How two values stand that are not stored alike: by the rules of their kind, and whether one is empty. */
export function compareUnequal(pair: TextPair, rulesOfPair: RulesOfPair): FieldComparison {
  const found = rulesOfKind[pair.kind].length === 0 ? null : rulesOfPair(pair);
  if (found !== null) return { result: 'cosmetic', rules: found };
  return compareEmptiness(pair.crm, pair.erp);
}

/** Of two values that nobody can hold against each other, the side whose own is no item of SuperOffice. */
function unmarkedSide(crm: SideValue): 'crm' | 'erp' {
  return parseEncoded(crm.value).marker === null ? 'crm' : 'erp';
}

/**
 * Two values of a list are equal only where both are known to be the same entry: letter for letter, or by the
 * connection's own map. A bare value of which nobody can say whose it is, is not mapped.
 */
function compareItems(list: ListValues, crm: string, erp: string): FieldComparison {
  if (crm === erp) return { result: 'equal' };
  const identify = (value: string, other: string) =>
    isBareGuess(list, value, other) ? null : identifyItem(list, value);
  const items = { crm: identify(crm, erp), erp: identify(erp, crm) };
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
