import type { FieldOutcome, JournalEntry, SideOutcome } from '../../../shared/journal/entry';
import { compareReadings } from '../../../shared/record/record-state';
import { showByMarker, showDecoded, typeByMarker } from '../../../shared/value/encoded-value';
import type { FieldType, FieldValue } from '../../../shared/value/field-value';
import type { Write } from '../../../shared/write/write';
import { directionOf, type Direction } from '../../../shared/value/direction';

/** What became of one field: what was sent, and each side before and after; null = not read. */
export interface FieldHistory {
  id: string;
  crmFieldKey: string;
  name: string;
  value: string;
  displayValue: string;
  /** Date or number, where any of its values says so of itself; null where none does. */
  type: FieldType | null;
  direction: Direction;
  /** What a person calls its stored values, where they are items of a list. */
  words: Readonly<Record<string, string>>;
  crm: SideOutcome;
  erp: SideOutcome;
  asChosen: boolean | null;
  /** False = it changed by a resync, which names no values. */
  isSent: boolean;
}

/** Joins what was sent with the values before and with what was read back, in the order of the request. */
export function listFieldHistories(entry: JournalEntry): FieldHistory[] {
  if (entry.kind === 'resync') return (entry.readBack?.fields ?? []).map(toChanged);
  const outcomes = new Map(entry.readBack?.fields.map((field) => [field.crmFieldKey, field]));
  return valuesOf(entry.write).map((field, index) => {
    const outcome = outcomes.get(field.crmFieldKey);
    const before = entry.before[field.crmFieldKey];
    return {
      // Keys may repeat in a request that was typed by hand.
      id: `${index}-${field.crmFieldKey}`,
      crmFieldKey: field.crmFieldKey,
      name: field.displayName === '' ? field.crmFieldKey : field.displayName,
      value: field.value,
      displayValue: field.displayValue,
      type: typeOf([field.value, before?.crm, before?.erp, outcome?.crm.after, outcome?.erp.after]),
      direction: directionOf(field),
      words: entry.words?.[field.crmFieldKey] ?? {},
      crm: outcome?.crm ?? notLooked(before?.crm ?? null),
      erp: outcome?.erp ?? notLooked(before?.erp ?? null),
      asChosen: outcome === undefined || isBlind(outcome) ? null : outcome.asChosen,
      isSent: true,
    };
  });
}

function toChanged({ crmFieldKey, displayName, crm, erp, asChosen }: FieldOutcome): FieldHistory {
  return {
    id: crmFieldKey,
    crmFieldKey,
    name: displayName,
    value: '',
    displayValue: '',
    type: typeOf([crm.before, crm.after, erp.before, erp.after]),
    direction: 'leave',
    words: {},
    crm,
    erp,
    asChosen,
    isSent: false,
  };
}

/** Earlier versions took a field that was to be left for as chosen, though nothing was read. */
function isBlind({ asChosen, crm, erp }: FieldOutcome): boolean {
  return asChosen === true && crm.after === null && erp.after === null;
}

/** What a value says by itself: a date in the form of every screen, a number, a text. */
export function readValue(value: string): string {
  return showByMarker(value) ?? value;
}

/** A stored value in words; `code` where it is one of which nobody kept the word. */
export type HeldWords = { text: string } | { code: string };

/**
 * What a side held, by the words that the entry kept, or by those of the same value where it was sent. Entries of earlier
 * versions kept no others: where the sent value was a code, one beside it is a code too, and not the number it looks like.
 */
export function tellHeld(
  raw: string,
  sent: Pick<FieldHistory, 'value' | 'displayValue' | 'words' | 'type'>,
): HeldWords {
  // In one form wherever it stands: the site's own words for a day are those of its culture.
  if (sent.type !== null && raw !== '') return { text: showDecoded(raw, sent.type) ?? raw };
  if (raw === sent.value && sent.displayValue !== '') return { text: sent.displayValue };
  const word = sent.words[raw];
  if (word !== undefined) return { text: word };
  const isOneOfCodes = isCode(sent.value, sent.displayValue) || Object.keys(sent.words).length > 0;
  return isOneOfCodes && /^(\[I:.*\]|\d+)$/.test(raw) ? { code: readValue(raw) } : { text: readValue(raw) };
}

/** What was sent, in words. */
export function tellSent(sent: Pick<FieldHistory, 'value' | 'displayValue' | 'words' | 'type'>): string {
  const held = tellHeld(sent.value, sent);
  return 'text' in held ? held.text : held.code;
}

function typeOf(values: readonly (string | null | undefined)[]): FieldType | null {
  for (const value of values) {
    const type = typeByMarker(value ?? '');
    if (type !== null) return type;
  }
  return null;
}

/** Stored is a whole number, and a person reads something that is none. */
function isCode(value: string, displayValue: string): boolean {
  return /^(\[I:.*\]|\d+)$/.test(value) && displayValue !== value && /\p{L}/u.test(displayValue);
}

/** Apart: fields of which it is known that nothing happened to them, on neither side. */
export function foldUnchanged(fields: readonly FieldHistory[]): {
  told: FieldHistory[];
  folded: FieldHistory[];
} {
  const isUnchanged = ({ crm, erp, asChosen }: FieldHistory) =>
    crm.change === 'unchanged' && erp.change === 'unchanged' && asChosen !== false;
  return {
    told: fields.filter((field) => !isUnchanged(field)),
    folded: fields.filter(isUnchanged),
  };
}

function notLooked(before: string | null): SideOutcome {
  return { before, after: null, change: compareReadings(before, null) };
}

/** The field values that a write sends; a kind without any has none. */
function valuesOf(write: Write): readonly FieldValue[] {
  return 'values' in write ? write.values : [];
}
