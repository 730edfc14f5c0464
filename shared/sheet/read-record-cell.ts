import type { CrmActorType } from '../record/actor-types';
import { parseRecordReference, type RecordReference } from '../record/record-reference';
import { cleanSearchText } from '../record/search-text';
import type { SheetCell } from './cell';
import type { CellReading } from './key-codes';
import { blocked, isErrorText, isExponent } from './read-key-cell';

const largestId = 2_147_483_647;

/**
 * Reads the id of a CRM record, or its SuperOffice address, out of a cell. Ids are numbers of SuperOffice's own, so zeros
 * before one and the way it is shown make no other id. An address tells the record type; without one `preferred` counts,
 * and an address of another type is blocked.
 */
export function readRecordCell(
  cell: SheetCell,
  preferred: CrmActorType | null = null,
): CellReading<RecordReference> {
  switch (cell.kind) {
    case 'empty':
      return { kind: 'empty' };
    case 'number':
      return readDigits(cell);
    case 'text':
      return readText(cell.stored, preferred);
    case 'date':
      return blocked('date', { shown: cell.shown });
    case 'boolean':
      return blocked('boolean', { shown: cell.shown });
    case 'error':
      return blocked('error-cell', { error: cell.shown });
    case 'no-result':
      return blocked('no-result');
  }
}

function readDigits({ shown, stored }: SheetCell): CellReading<RecordReference> {
  if (/\./.test(stored)) return blocked('decimals', { shown, stored });
  if (!/^\d+$/.test(stored) || /^0+$/.test(stored)) return blocked('not-an-id', { text: shown });
  if (stored.length > 10 || Number(stored) > largestId) return blocked('id-too-large', { id: stored });
  return { kind: 'found', value: { crmRecordId: Number(stored) } };
}

function readText(text: string, preferred: CrmActorType | null): CellReading<RecordReference> {
  const cleaned = cleanSearchText(text);
  if (cleaned === '') return { kind: 'empty' };
  if (isErrorText(cleaned)) return blocked('error-text', { error: cleaned });
  if (isExponent(cleaned)) return blocked('digits-lost', { shown: cleaned });
  if (/^\d{10,}$/.test(cleaned) && Number(cleaned) > largestId)
    return blocked('id-too-large', { id: cleaned });
  const found = parseRecordReference(text, preferred ?? undefined);
  if (found === null) return blocked('not-an-id', { text: cleaned });
  const isOther = preferred !== null && found.crmActorType !== undefined && found.crmActorType !== preferred;
  return isOther ? blocked('other-record-type', { text: cleaned }) : { kind: 'found', value: found };
}
