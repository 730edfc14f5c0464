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

/** One of the requests that a scan needs, with its body as it leaves. */
type SideRequest = { body: string } & (
  | { call: 'GetFieldValuesFromCrm'; crm: RecordRef }
  | { call: 'GetFieldValuesFromErp'; erp: Omit<ActorRef, 'erpConnectionId'> }
);

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
  let noteEnd: (() => void) | null = null;
  const scans = createScans({
    database: async () => database,
    connect: async () => site,
    clock: systemClock,
    rulesOff: () => [],
    emit: ({ state }) => {
      if (!isScanRunning(state)) noteEnd?.();
    },
    chooseFile: async () => null,
    noteProblem,
  });
  const pairs = await listActorTypes(site, 1);
  return {
    /** Resolves when every link is read; with keys those that hold one. */
    scan: async (keys: string[] | null = null) => {
      const over = new Promise<void>((resolve) => (noteEnd = resolve));
      const { scanId } = await scans.start({
        siteId: site.siteId,
        erpConnectionId: 1,
        pairs,
        scope: keys === null ? { kind: 'all' } : { kind: 'keys', keys },
      });
      await over;
      return scans.get(scanId);
    },
    /** The two requests that the scan sends for each link. */
    listRequests: async (scanId: string) => {
      const requests: SideRequest[] = [];
      const { total } = await scans.rows({ scanId, query: everyScanRow, offset: 0, limit: 1 });
      for (let offset = 0; offset < total; offset += 200) {
        const { rows } = await scans.rows({ scanId, query: everyScanRow, offset, limit: 200 });
        for (const { record, actor } of rows) {
          if (!record || !actor?.erpActorType) continue;
          const { crmActorType, crmRecordId } = record;
          const { erpActorType, erpKey } = actor;
          requests.push(
            {
              call: 'GetFieldValuesFromCrm',
              crm: { crmActorType, crmRecordId },
              body: JSON.stringify({ RecordId: crmRecordId, ActorTypeCrm: crmActorType }),
            },
            {
              call: 'GetFieldValuesFromErp',
              erp: { erpActorType, erpKey },
              body: JSON.stringify({ ErpConnectionId: 1, ActorTypeErp: erpActorType, ErpKey: erpKey }),
            },
          );
        }
      }
      return requests;
    },
    /** Through the site's client alone. */
    read: (request: SideRequest) =>
      request.call === 'GetFieldValuesFromCrm'
        ? site.erpSync.getFieldValuesFromCrm(request.crm.crmActorType, request.crm.crmRecordId)
        : site.erpSync.getFieldValuesFromErp(1, request.erp.erpActorType, request.erp.erpKey),
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
