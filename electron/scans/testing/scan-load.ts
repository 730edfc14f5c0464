import path from 'node:path';
import { everyScanRow } from '../../../shared/scan/scan-query';
import { isScanRunning } from '../../../shared/scan/scan';
import type { ActorRef, RecordRef } from '../../../shared/write/write';
import { systemClock } from '../../clock';
import { createRequestRecorder } from '../../inspector/request-recorder';
import { openRecords } from '../../journal/open-journal';
import { openLog } from '../../log';
import { listActorTypes } from '../../records/actor-types';
import { createKnownSecrets } from '../../redaction/known-secrets';
import { createRedact } from '../../redaction/redact';
import { createRequestNotes } from '../../sites/request-notes';
import { startDatabaseWorker } from '../../storage/database/database-worker';
import { connectToPractice } from '../../writes/testing/write-bench';
import { createScans } from '../open-scans';

export interface ScanLoadOptions {
  url: string;
  user: string;
  password: string;
  /** Where the database and the log are. */
  folder: string;
  /** The built thread of the database. */
  databaseEntry: string;
}

interface LinkToRead {
  crm: RecordRef;
  erp: Omit<ActorRef, 'erpConnectionId'>;
  bodies: Record<'GetFieldValuesFromCrm' | 'GetFieldValuesFromErp', string>;
}

/**
 * Scans with all that a scan passes in the program: redaction, recorder, log, database. For the benchmark only.
 */
export async function openScanLoad({ folder, databaseEntry, ...access }: ScanLoadOptions) {
  const { database, close } = await openRecords({
    file: path.join(folder, 'actorlink.db'),
    clock: () => new Date(),
    addNotice: () => undefined,
    startThread: () => startDatabaseWorker(databaseEntry),
  });
  const known = createKnownSecrets();
  known.note(access.password);
  const redact = createRedact(known);
  const log = await openLog({ file: path.join(folder, 'actorlink.log'), redact });
  const recorder = createRequestRecorder({ redact, known, noteProblem, onChange: () => undefined });
  const site = connectToPractice({
    ...access,
    settings: {
      redact,
      recordExchange: recorder.record,
      noteRequest: createRequestNotes(log),
    },
  });
  const scans = createScans({
    database: async () => database,
    connect: async () => site,
    clock: systemClock,
    rulesOff: () => [],
    emit: () => undefined,
    chooseFile: async () => null,
    noteProblem,
  });
  const pairs = await listActorTypes(site, 1);
  return {
    /** Resolves when every link is read; with keys those that hold one. */
    scan: async (keys: string[] | null = null) => {
      const { scanId } = await scans.start({
        siteId: site.siteId,
        erpConnectionId: 1,
        pairs,
        scope: keys === null ? { kind: 'all' } : { kind: 'keys', keys },
      });
      while (isScanRunning((await scans.get(scanId)).state)) await systemClock.sleep(5);
      return scans.get(scanId);
    },
    /** What is read of each link, with the bodies of the two requests that this needs. */
    listLinks: async (scanId: string) => {
      const links: LinkToRead[] = [];
      const { total } = await scans.rows({ scanId, query: everyScanRow, offset: 0, limit: 1 });
      for (let offset = 0; offset < total; offset += 200) {
        const { rows } = await scans.rows({ scanId, query: everyScanRow, offset, limit: 200 });
        for (const { record, actor } of rows) {
          if (!record || !actor?.erpActorType) continue;
          const { crmActorType, crmRecordId } = record;
          const { erpActorType, erpKey } = actor;
          links.push({
            crm: { crmActorType, crmRecordId },
            erp: { erpActorType, erpKey },
            bodies: {
              GetFieldValuesFromCrm: JSON.stringify({ RecordId: crmRecordId, ActorTypeCrm: crmActorType }),
              GetFieldValuesFromErp: JSON.stringify({
                ErpConnectionId: 1,
                ActorTypeErp: erpActorType,
                ErpKey: erpKey,
              }),
            },
          });
        }
      }
      return links;
    },
    /** Both sides of one link through the site's client alone. */
    read: async ({ crm, erp }: LinkToRead) => {
      await Promise.all([
        site.erpSync.getFieldValuesFromCrm(crm.crmActorType, crm.crmRecordId),
        site.erpSync.getFieldValuesFromErp(1, erp.erpActorType, erp.erpKey),
      ]);
    },
    rows: scans.rows,
    facets: scans.facets,
    delete: scans.delete,
    close: async () => {
      site.close();
      await close();
      log.flush();
    },
  };
}

function noteProblem(event: string, error: unknown): never {
  throw new Error(event, { cause: error });
}
