import { showDecoded } from '../value/encoded-value';
import { createKeyFinder, normalizeFieldKey } from '../value/field-key';
import type { FieldValue } from '../value/field-value';
import { spellingOf } from '../write/list-values';
import { fieldOf, type LinkPlan, type PlanField } from '../write/plan';
import { isSameStored } from '../write/same-stored';
import type { JournalEntry } from './entry';
import type { RestoreField, RestoreState } from './restore-plan';

/** What both sides hold now, and what the connection maps; null = not read. */
export interface RestoreNow {
  plan: LinkPlan | null;
  crm: readonly FieldValue[] | null;
  erp: readonly FieldValue[] | null;
}

/**
 * The fields of an entry against what is there now: those that it wrote, and those that are not as they were. In the
 * order of the mapping; without a mapping only what the entry wrote is told, and as what it is: a text.
 */
export function compareWithBefore(entry: JournalEntry, now: RestoreNow): RestoreField[] {
  const written = new Map(
    'values' in entry.write ? entry.write.values.map((value) => [value.crmFieldKey, value]) : [],
  );
  const findBefore = createKeyFinder(Object.entries(entry.before));
  const findWritten = createKeyFinder(written);
  const keys = now.plan?.fields.map(({ crmFieldKey }) => crmFieldKey) ?? [...written.keys()];
  const unmapped = [...written.keys()].filter((key) => now.plan !== null && !now.plan.find(key));
  const find = { crm: createSideFinder(now.crm), erp: createSideFinder(now.erp) };
  return [...keys, ...unmapped].flatMap((crmFieldKey) => {
    const before = findBefore(crmFieldKey) ?? { crm: null, erp: null };
    const held = { crm: find.crm(crmFieldKey) ?? null, erp: find.erp(crmFieldKey) ?? null };
    const wrote = findWritten(crmFieldKey);
    const field = describeField(crmFieldKey, { before, held, wrote, plan: now.plan, entry });
    return wrote !== undefined || isTold(field, written.size) ? [field] : [];
  });
}

/** Whether a field that the entry did not write is told: where it is not as it was, or where nobody can say so. */
function isTold({ state }: RestoreField, writtenCount: number): boolean {
  if (state === 'not-read') return writtenCount === 0;
  return state !== 'unchanged' && state !== 'not-known';
}

function createSideFinder(values: readonly FieldValue[] | null) {
  return createKeyFinder((values ?? []).map((value) => [value.crmFieldKey, value] as const));
}

interface FieldFacts {
  before: RestoreField['before'];
  held: { crm: FieldValue | null; erp: FieldValue | null };
  wrote: FieldValue | undefined;
  plan: LinkPlan | null;
  entry: JournalEntry;
}

const sides = ['crm', 'erp'] as const;
type Side = (typeof sides)[number];

function describeField(crmFieldKey: string, facts: FieldFacts): RestoreField {
  const { before, held, wrote, plan } = facts;
  const field = fieldOf(plan, crmFieldKey);
  const now = { crm: held.crm?.value ?? null, erp: held.erp?.value ?? null };
  const displayName = field.displayName || wrote?.displayName || held.crm?.displayName || crmFieldKey;
  const words = listWords(crmFieldKey, facts);
  const about = {
    ...(Object.keys(words).length === 0 ? {} : { words }),
    crmFieldKey,
    displayName,
    before,
    now,
    changedSince: hasChangedSince(crmFieldKey, facts, field),
  };
  const tell = (state: RestoreState, proposals: FieldValue[] = []): RestoreField => ({
    ...about,
    state,
    proposals,
  });
  if (before.crm === null && before.erp === null) return tell('not-known');
  if (sides.some((side) => before[side] !== null && now[side] === null)) return tell('not-read');
  const differing = sides.filter((side) => isOther(before[side], now[side], field));
  if (differing.length === 0) return tell('unchanged');
  const isMapped = plan === null || plan.find(crmFieldKey) !== undefined;
  const writable = differing.filter((side) => isMapped && !(side === 'erp' && field.access === 'ReadOnly'));
  if (writable.length === 0) return tell('not-writable');
  const propose = (value: string, written: readonly Side[]): FieldValue => ({
    displayName,
    crmFieldKey: plan?.find(crmFieldKey)?.crmFieldKey ?? crmFieldKey,
    value,
    displayValue: displayOf(value, field, held, words),
    syncToCrm: written.includes('crm'),
    syncToErp: written.includes('erp'),
  });
  const proposals = writable.map((side) => propose(before[side] ?? '', [side]));
  const [first, second] = proposals;
  if (!first || !second) return tell('ready', proposals);
  if (isSameStored(first.value, second.value, field)) return tell('ready', [propose(first.value, sides)]);
  return tell('ambiguous', proposals);
}

/** What is there is neither what the entry left behind nor what was there before it. */
function hasChangedSince(
  crmFieldKey: string,
  { before, held, wrote, entry }: FieldFacts,
  field: PlanField,
): boolean {
  const told = entry.readBack?.fields.find(
    (one) => normalizeFieldKey(one.crmFieldKey) === normalizeFieldKey(crmFieldKey),
  );
  return sides.some((side) => {
    const isWritten = wrote !== undefined && (side === 'crm' ? wrote.syncToCrm : wrote.syncToErp);
    const left = told?.[side].after ?? (isWritten ? wrote.value : before[side]);
    const now = held[side]?.value ?? null;
    return isOther(left, now, field) && isOther(before[side], now, field);
  });
}

function isOther(a: string | null, b: string | null, field: PlanField): boolean {
  return a !== null && b !== null && !isSameStored(a, b, field);
}

/** The words for list items that the entry kept; what is there now is called as the site calls it. */
function listWords(crmFieldKey: string, { entry, held }: FieldFacts): Record<string, string> {
  const kept = createKeyFinder(Object.entries(entry.words ?? {}))(crmFieldKey);
  const told = sides.flatMap((side) => {
    const { value = '', displayValue = '' } = held[side] ?? {};
    return value === '' || displayValue === '' || value === displayValue ? [] : [[value, displayValue]];
  });
  return { ...kept, ...Object.fromEntries(told) };
}

/** The entry kept what is stored, and of list items alone how the site called them. */
function displayOf(
  value: string,
  field: PlanField,
  held: FieldFacts['held'],
  words: Readonly<Record<string, string>>,
): string {
  const shown = sides.map((side) => held[side]).find((one) => one?.value === value);
  if (shown) return shown.displayValue;
  const named = field.list && field.list.names[spellingOf(field.list, held)].get(value);
  return named ?? words[value] ?? showDecoded(value, field.fieldType) ?? value;
}
