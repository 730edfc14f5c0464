import { sheet as sheetText } from '../../shared/text/en/sheet';
import type { Listing } from '../../shared/sheet/listing';
import { knowledgeOf } from '../records/connection-knowledge';
import { orNull } from '../records/try-call';
import type { SiteConnection } from '../sites/site-connection';
import { archivePageSize, type ArchiveRow } from '../superoffice/archive';
import { listRecordsBehind, type ListedRecord } from '../superoffice/record-list';

/** Some rows of a list, the first one of all being the names of its columns: a sheet as a site gives it. */
export type ListedRows = AsyncGenerator<string[][], void>;

/**
 * Reads a list page by page, as far as somebody goes on asking: the ERP actors of a connection, or CRM records. Only reads.
 * Throws the site's refusal, and what failed on the way there.
 */
export function readListing(site: SiteConnection, listing: Listing): ListedRows {
  return listing.of === 'erp-actors' ? readActors(site, listing) : readRecords(site, listing);
}

/** What an actor is found by among the records, by the CRM fields that the connection maps. */
const actorFields = {
  name: ['NAME', 'FIRSTNAME', 'MIDDLENAME', 'LASTNAME'],
  orgNumber: ['VATNO', 'ORGNR'],
  email: ['EMAIL'],
  postcode: ['POSTALZIP', 'STREETZIP'],
} as const;
type ActorPart = keyof typeof actorFields;

async function* readActors(
  site: SiteConnection,
  listing: Extract<Listing, { of: 'erp-actors' }>,
): ListedRows {
  const { erpConnectionId, erpActorType, text, isUnlinkedOnly } = listing;
  const { erpKey, name, orgNumber, email, postcode } = sheetText.listed;
  yield [[erpKey, name, orgNumber, email, postcode]];
  // Without the mapping there are keys alone; which record each belongs to, somebody says in the link plan file.
  const mapping = await orNull(() => knowledgeOf(site).mapping(erpConnectionId, erpActorType));
  const erpFieldsOf = (part: ActorPart) =>
    actorFields[part].flatMap((key) =>
      (mapping?.fieldMappings ?? [])
        .filter(({ crmFieldKey, erpFieldKey }) => crmFieldKey.toUpperCase() === key && erpFieldKey !== '')
        .map(({ erpFieldKey }) => erpFieldKey),
    );
  const parts = {
    name: erpFieldsOf('name'),
    orgNumber: erpFieldsOf('orgNumber'),
    email: erpFieldsOf('email'),
    postcode: erpFieldsOf('postcode'),
  };
  const fieldKeys = [...new Set(Object.values(parts).flat())];
  const seen = new Set<string>();
  for (let page = 0; ; page += 1) {
    const query = { erpConnectionId, erpActorType, text, fieldKeys, page, pageSize: archivePageSize };
    const rows = await site.searchErpEntities(query);
    const fresh = rows.filter((row) => row.text('ErpKey') !== '' && !seen.has(row.text('ErpKey')));
    for (const row of fresh) seen.add(row.text('ErpKey'));
    yield fresh
      .filter((row) => !(isUnlinkedOnly && row.flag('Connected')))
      .map((row) => [
        row.text('ErpKey'),
        textsOf(row, parts.name).join(' '),
        textsOf(row, parts.orgNumber)[0] ?? '',
        textsOf(row, parts.email)[0] ?? '',
        textsOf(row, parts.postcode)[0] ?? '',
      ]);
    // A site that gives the same page again has no other.
    if (rows.length < archivePageSize || fresh.length === 0) return;
  }
}

function textsOf(row: ArchiveRow, fieldKeys: readonly string[]): string[] {
  return fieldKeys.map((key) => row.text(key)).filter((text) => text !== '');
}

async function* readRecords(
  site: SiteConnection,
  listing: Extract<Listing, { of: 'crm-records' }>,
): ListedRows {
  const { crmActorType, text, selectionId, isUnlinkedOnly } = listing;
  const { recordId: id, erpKey, name, number, orgNumber, email, postcode } = sheetText.listed;
  // Which key belongs to a record, nobody knows yet: it is typed, or filled in by the customer in the link plan file.
  yield [[id, erpKey, name, number, orgNumber, email, postcode]];
  for (let recordId = 0; ;) {
    const records = await listRecordsBehind(site.archive, { crmActorType, recordId, text, selectionId });
    const last = records.at(-1)?.crmRecordId ?? 0;
    // One that is in a selection in two ways stands there twice.
    yield records
      .filter(({ crmRecordId }, at) => crmRecordId !== records[at - 1]?.crmRecordId)
      .filter(({ hasActiveLinks }) => !(isUnlinkedOnly && hasActiveLinks))
      .map(toCells);
    if (records.length < archivePageSize || last <= recordId) return;
    recordId = last;
  }
}

function toCells({ crmRecordId, name, number, orgNumber, email, postcodes }: ListedRecord): string[] {
  return [String(crmRecordId), '', name, number, orgNumber, email, postcodes[0] ?? ''];
}
