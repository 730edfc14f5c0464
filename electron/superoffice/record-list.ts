import type { CrmActorType } from '../../shared/record/actor-types';
import { spellWord, splitWords } from '../../shared/record/search-text';
import type { SavedSelection } from '../../shared/sheet/listing';
import { archivePageSize, type Archive, type ArchiveQuery, type ArchiveRow } from './archive';
import { recordArchives } from './crm-records';
import { tableNumbers } from './link-keys';
import { readFoundRecord, recordColumns, type FoundRecord } from './record-look-up';

/**
 * The archives over the members of a selection, with the columns of the records themselves and `selectionId`:
 * https://docs.superoffice.com/en/api/archive-providers/reference/contactselection.html
 * A selection of companies may hold people of theirs; the archive that tells them:
 * https://docs.superoffice.com/en/api/archive-providers/reference/contactpersonselectionv2.html
 */
const selectionProviders: Record<CrmActorType, { provider: string; entities?: string[] }> = {
  Contact: { provider: 'ContactSelection' },
  Person: { provider: 'ContactPersonSelectionV2', entities: ['person', 'staticPerson'] },
  Project: { provider: 'ProjectSelection' },
  Sale: { provider: 'SaleSelection' },
};

/** A record of a list, and whether its own mark says that it is linked: a stored counter, so a hint and not a proof. */
export type ListedRecord = FoundRecord & { hasActiveLinks: boolean };

export interface RecordListQuery {
  crmActorType: CrmActorType;
  /** Of the last record that was read; 0 = none. */
  recordId: number;
  /** Its words have to stand in the name or, of a company, the city; empty = all records. */
  text: string;
  /** Null = all records. */
  selectionId: number | null;
}

/**
 * The records behind one, in the order of their ids; none behind the last one. Asked for by id and not by page, so that a
 * record that comes or goes meanwhile shifts nobody. Throws the site's refusal.
 */
export async function listRecordsBehind(archive: Archive, query: RecordListQuery): Promise<ListedRecord[]> {
  const { crmActorType, recordId, text, selectionId } = query;
  const { provider, id, name, cities, activeLinks } = recordArchives[crmActorType];
  const restrictions: ArchiveQuery['restrictions'] = [
    { name: id, operator: 'greater', values: [`[I:${recordId}]`] },
    ...(selectionId === null ? [] : [{ name: 'selectionId', operator: '=', values: [`[I:${selectionId}]`] }]),
    ...splitWords(text).map((word) => ({
      anyOf: [name, ...cities].flatMap((column) =>
        spellWord(word).map((spelled) => ({ name: column, operator: 'contains', values: [spelled] })),
      ),
    })),
  ];
  const rows = await archive.list({
    ...(selectionId === null ? { provider } : selectionProviders[crmActorType]),
    columns: [...recordColumns(crmActorType), activeLinks],
    restrictions,
    orderBy: id,
    page: 0,
    pageSize: archivePageSize,
  });
  return rows.map((row) => ({
    ...readFoundRecord(row, crmActorType),
    hasActiveLinks: row.flag(activeLinks),
  }));
}

const selectionsAtMost = 2_000;

/**
 * The selections of one type of record that the site shows to this user, by their names. Throws the site's refusal. https://docs.superoffice.com/en/api/archive-providers/reference/findselection.html
 */
export async function listSelections(
  archive: Archive,
  crmActorType: CrmActorType,
): Promise<SavedSelection[]> {
  const rows: ArchiveRow[] = [];
  while (rows.length < selectionsAtMost) {
    const last = rows.at(-1)?.integer('selectionId') ?? 0;
    const more = await archive.list({
      provider: 'FindSelection',
      columns: ['selectionId', 'name', 'targetTableNumber'],
      restrictions: [{ name: 'selectionId', operator: 'greater', values: [`[I:${last}]`] }],
      orderBy: 'selectionId',
      page: 0,
      pageSize: archivePageSize,
    });
    rows.push(...more);
    if (more.length < archivePageSize) break;
  }
  return rows
    .filter((row) => mayHold(row, crmActorType))
    .flatMap((row) => {
      const selectionId = row.integer('selectionId');
      return selectionId === null ? [] : [{ selectionId, name: row.text('name') }];
    })
    .toSorted((a, b) => a.name.localeCompare(b.name));
}

/**
 * INFERENCE: that the column holds the number of the table, and that people are in selections of companies or of their own
 * table. Where it holds something else, every selection is offered.
 */
function mayHold(row: ArchiveRow, crmActorType: CrmActorType): boolean {
  const table = row.integer('targetTableNumber');
  if (table === null || table === tableNumbers[crmActorType]) return true;
  return crmActorType === 'Person' && table === tableNumbers.Contact;
}
