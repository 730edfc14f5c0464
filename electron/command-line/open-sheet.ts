import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { AppError } from '../../shared/errors';
import type { ErpConnection } from '../../shared/record/erp-actor';
import { takeSheet } from '../plans/plan-from-sheet';
import type { MappingPresets } from '../sheets/mapping-presets';
import { proposeForSheet } from '../sheets/propose';
import type { Sheets } from '../sheets/sheets';
import type { Sites } from '../sites/sites';
import type { PlanCommand } from './parse-arguments';
import type { OpenedSheet } from './run-plan-command';

/**
 * Opens a sheet for a command: its columns as the last sheet of this shape was read, else by their names; what holds for
 * every row as the command line has it. Throws `sheet-…`, and `not-found` for a connection that the site does not have.
 */
export async function openSheet(
  command: PlanCommand,
  siteId: string,
  services: { sites: Pick<Sites, 'connect'>; sheets: Sheets; presets: MappingPresets },
): Promise<OpenedSheet> {
  const { sheets } = services;
  const site = await services.sites.connect(siteId);
  const connection = findConnection(command.connection, await site.erpSync.getAllConnections());
  const { sheetId } = await sheets.openFile(command.file);
  try {
    const { mapping } = await proposeForSheet(services, { sheetId, siteId, fields: [] });
    const { crmActorType, erpActorType } = command;
    const constants = { erpConnectionId: connection.erpConnectionId, crmActorType, erpActorType };
    const taken = await takeSheet(site, sheets, sheetId, { ...mapping, ...constants });
    return {
      ...taken,
      fingerprint: await hashFile(command.file),
      close: () => sheets.close(sheetId),
    };
  } catch (error) {
    await sheets.close(sheetId);
    throw error;
  }
}

function findConnection(wanted: string | null, connections: readonly ErpConnection[]): ErpConnection {
  const active = connections.filter((one) => one.active);
  const found =
    wanted === null
      ? active.length === 1
        ? active[0]
        : undefined
      : active.find(({ name, erpConnectionId }) => name === wanted || String(erpConnectionId) === wanted);
  if (!found) throw new AppError('not-found', { params: { what: wanted ?? '--connection' } });
  return found;
}

async function hashFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(file)) hash.update(piece as Buffer);
  return hash.digest('hex');
}
