import type { SheetMapping } from '../../shared/sheet/column-use';
import { proposeMapping, type KnownField, type ProposedMapping } from '../../shared/sheet/propose-mapping';
import type { KeyChoice } from '../../shared/sheet/read-key-cell';
import type { MappingPresets } from './mapping-presets';
import type { Sheets } from './sheets';

/** What the ERP itself calls its key is that key, with every space in it. */
const keysAsListed: KeyChoice = { numbers: 'shown', spaces: 'keep' };

/** What the columns of an opened sheet are for: as the last sheet of this shape was read, else by names and content. */
export async function proposeForSheet(
  { sheets, presets }: { sheets: Sheets; presets: MappingPresets },
  { sheetId, siteId, fields }: { sheetId: string; siteId: string; fields: readonly KnownField[] },
): Promise<ProposedMapping & { isKept: boolean }> {
  const { columns, rows, listed } = await sheets.preview(sheetId, {});
  const headers = columns.map(({ header }) => header);
  // The columns of a list are the same for every one of them, and where its rows belong was said when it was opened.
  if (listed) {
    const { erpConnectionId, erpActorType, crmActorType } = listed;
    const { mapping, by } = proposeMapping(headers, rows);
    const constants = { erpConnectionId, erpActorType, crmActorType, keys: keysAsListed };
    return { mapping: { ...mapping, ...constants }, by, isKept: false };
  }
  const kept = await presets.find(siteId, headers);
  return kept
    ? { mapping: kept, by: {}, isKept: true }
    : { ...proposeMapping(headers, rows, fields), isKept: false };
}

/** Keeps how a sheet was read, for the next one of its shape. */
export async function keepForSheet(
  { sheets, presets }: { sheets: Sheets; presets: MappingPresets },
  { sheetId, siteId, mapping }: { sheetId: string; siteId: string; mapping: SheetMapping },
): Promise<SheetMapping> {
  const { columns, listed } = await sheets.preview(sheetId, {});
  if (listed) return mapping;
  await presets.keep(
    siteId,
    columns.map(({ header }) => header),
    mapping,
  );
  return mapping;
}
