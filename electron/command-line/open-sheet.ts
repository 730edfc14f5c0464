import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { AppError } from '../../shared/errors';
import type { ErpConnection } from '../../shared/record/erp-actor';
import { takeSheet } from '../plans/plan-from-sheet';
import type { SheetMapping } from '../../shared/sheet/column-use';
import type { MappingPresets } from '../sheets/mapping-presets';
import { proposeForSheet } from '../sheets/propose';
import type { Sheets } from '../sheets/sheets';
import type { Sites } from '../sites/sites';
import type { PlanCommand } from './parse-arguments';
import type { LeftOut, OpenedSheet } from './plan-of-file';

/**
 * Opens a sheet for a command: its columns as the last sheet of this shape was read, else by their names; what holds for
 * every row as the command line has it, rows out of sight too. Throws `sheet-…`, and `connection-not-…` with the names
 * there are.
 */
export async function openSheet(
  command: PlanCommand,
  siteId: string,
  services: { sites: Pick<Sites, 'connect'>; sheets: Sheets; presets: MappingPresets },
): Promise<OpenedSheet> {
  const { sheets } = services;
  const site = await services.sites.connect(siteId);
  const connections = await site.erpSync.getAllConnections();
  const find = () => findConnection(command.connection, site.name, connections).erpConnectionId;
  // A word that names nothing is told before the sheet is read.
  if (command.connection !== null) find();
  const { sheetId } = await sheets.openFile(command.file);
  try {
    await sheets.preview(sheetId, { takeHidden: command.hiddenRows === 'take' });
    const { mapping } = await proposeForSheet(services, { sheetId, siteId, fields: [] });
    const crmActorType = command.crmActorType ?? 'Contact';
    const erpActorType = command.erpActorType ?? 'Customer';
    const read = { ...mapping, crmActorType, erpActorType };
    const isNamed = command.connection === null && (await nameEachConnection(sheets, sheetId, read));
    const taken = await takeSheet(site, sheets, sheetId, {
      ...read,
      erpConnectionId: isNamed ? null : find(),
    });
    return {
      ...taken,
      leftOut: await readLeftOut(sheets, sheetId),
      close: () => sheets.close(sheetId),
    };
  } catch (error) {
    await sheets.close(sheetId);
    throw error;
  }
}

/**
 * Does every row name its connection? Then none is to be said for all of them, unless values are written: how, only one
 * connection says.
 */
async function nameEachConnection(sheets: Sheets, sheetId: string, mapping: SheetMapping): Promise<boolean> {
  const uses = mapping.columns.map(({ use }) => use);
  if (!uses.includes('connection') || uses.includes('field')) return false;
  for await (const rows of sheets.mapRows(sheetId, mapping, []))
    if (rows.some(({ connection }) => connection.trim() === '')) return false;
  return true;
}

/** What of a file is left out where nobody says otherwise. Throws `sheet-…`. */
export async function findLeftOut(sheets: Sheets, file: string): Promise<LeftOut> {
  const { sheetId } = await sheets.openFile(file);
  try {
    return await readLeftOut(sheets, sheetId);
  } finally {
    await sheets.close(sheetId);
  }
}

async function readLeftOut(sheets: Sheets, sheetId: string): Promise<LeftOut> {
  // Waits until it was read to its end.
  await sheets.readColumns(sheetId);
  const { hidden, sheets: all, sheet } = await sheets.preview(sheetId, {});
  const names = all.map(({ name }) => name);
  return {
    ...hidden,
    sheet: names[sheet] ?? '',
    otherSheets: names.filter((_name, index) => index !== sheet),
  };
}

function findConnection(
  wanted: string | null,
  siteName: string,
  connections: readonly ErpConnection[],
): ErpConnection {
  const active = connections.filter((one) => one.active);
  const fits =
    wanted === null
      ? active
      : active.filter(({ name, erpConnectionId }) => name === wanted || String(erpConnectionId) === wanted);
  const [found] = fits;
  if (found && fits.length === 1) return found;
  // Two may have one name: the id tells them apart.
  const names = active.map(({ name, erpConnectionId }) => `"${name}" (${erpConnectionId})`).join(', ') || '–';
  const about = { site: siteName, names };
  throw fits.length === 0
    ? new AppError('connection-not-listed', { params: { ...about, what: wanted ?? '–' } })
    : new AppError('connection-not-named', { params: { ...about, count: fits.length } });
}

/**
 * What tells a file from every other: the same for the same bytes. Throws `sheet-not-there`, `sheet-not-a-file`,
 * `sheet-unreadable`.
 */
export async function hashFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    for await (const piece of createReadStream(file)) hash.update(piece as Buffer);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new AppError('sheet-not-there', { params: { file } });
    throw new AppError(code === 'EISDIR' ? 'sheet-not-a-file' : 'sheet-unreadable', { cause: error });
  }
  return hash.digest('hex');
}
