import type { CrmActorType } from '../record/actor-types';
import { findForeign } from '../record/address-place';
import { maxErpKeyLength } from '../record/actor-types';
import { parseRecordReference } from '../record/record-reference';
import { withoutKeyLabel } from '../record/erp-key-label';
import { cleanSearchText } from '../record/search-text';
import type { RecordRef } from '../write/write';

export interface PastedLine {
  /** From 1. */
  line: number;
  text: string;
}

/** What a paste names, each once and in its order; the lines that name what stands above already, or nothing. */
export interface PastedList<T> {
  items: T[];
  repeated: PastedLine[];
  unread: PastedLine[];
}

/**
 * Ids or addresses of records, one a line; a bare id is one of `crmActorType`. An address that is not known to be of the
 * installation names no record of it; empty = it is not known where that is.
 */
export function readRecordList(
  text: string,
  crmActorType: CrmActorType,
  installation = '',
): PastedList<RecordRef> {
  return readLines(text, (line) => {
    if (installation !== '' && findForeign(line, installation) !== null) return null;
    const reference = parseRecordReference(line, crmActorType);
    if (!reference) return null;
    const record = {
      crmActorType: reference.crmActorType ?? crmActorType,
      crmRecordId: reference.crmRecordId,
    };
    return { key: `${record.crmActorType} ${record.crmRecordId}`, item: record };
  });
}

/** ERP keys, one a line, as they stand there, with or without a word such as *key* before them: `00012` stays `00012`. */
export function readKeyList(text: string): PastedList<string> {
  return readLines(text, (line) => {
    const key = withoutKeyLabel(line);
    return key.length <= maxErpKeyLength ? { key, item: key } : null;
  });
}

const lineEnd = /\r\n|\r|\n/;

function readLines<T>(text: string, read: (line: string) => { key: string; item: T } | null): PastedList<T> {
  const items = new Map<string, T>();
  const repeated: PastedLine[] = [];
  const unread: PastedLine[] = [];
  for (const [index, raw] of text.split(lineEnd).entries()) {
    const line = cleanSearchText(raw);
    if (line === '') continue;
    const found = read(line);
    const told = { line: index + 1, text: line };
    if (!found) unread.push(told);
    else if (items.has(found.key)) repeated.push(told);
    else items.set(found.key, found.item);
  }
  return { items: [...items.values()], repeated, unread };
}

/** The paste without these lines. */
export function takeLinesOut(text: string, lines: readonly PastedLine[]): string {
  const out = new Set(lines.map(({ line }) => line));
  return text
    .split(lineEnd)
    .filter((_line, index) => !out.has(index + 1))
    .join('\n');
}
