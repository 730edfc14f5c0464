import type { CrmActorType } from '../record/actor-types';
import { maxErpKeyLength } from '../record/actor-types';
import { parseRecordReference } from '../record/record-reference';
import { cleanSearchText } from '../record/search-text';
import type { RecordRef } from '../write/write';

/** What a paste names, each once and in its order, and the lines that name nothing. */
export interface PastedList<T> {
  items: T[];
  unread: { line: number; text: string }[];
}

/** Ids or addresses of records, one a line; a bare id is one of `crmActorType`. */
export function readRecordList(text: string, crmActorType: CrmActorType): PastedList<RecordRef> {
  return readLines(text, (line) => {
    const reference = parseRecordReference(line, crmActorType);
    if (!reference) return null;
    const record = {
      crmActorType: reference.crmActorType ?? crmActorType,
      crmRecordId: reference.crmRecordId,
    };
    return { key: `${record.crmActorType} ${record.crmRecordId}`, item: record };
  });
}

/** ERP keys, one a line, as they stand there: `00012` stays `00012`. */
export function readKeyList(text: string): PastedList<string> {
  return readLines(text, (line) => (line.length <= maxErpKeyLength ? { key: line, item: line } : null));
}

function readLines<T>(text: string, read: (line: string) => { key: string; item: T } | null): PastedList<T> {
  const items = new Map<string, T>();
  const unread: PastedList<T>['unread'] = [];
  for (const [index, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const line = cleanSearchText(raw);
    if (line === '') continue;
    const found = read(line);
    if (found) items.set(found.key, found.item);
    else unread.push({ line: index + 1, text: line });
  }
  return { items: [...items.values()], unread };
}
