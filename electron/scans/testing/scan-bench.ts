import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AppError } from '../../../shared/errors';
import type { Scan, ScanProgress } from '../../../shared/scan/scan';
import { everyScanRow, maxScanPage, type ScanFilter, type ScanQuery } from '../../../shared/scan/scan-query';
import type { ScanFacets, ScanRow } from '../../../shared/scan/scan-row';
import type { ScanRequest } from '../../../shared/scan/scan-request';
import { systemClock, type Clock } from '../../clock';
import { openRecords, type Records } from '../../journal/open-journal';
import type { ErpLink } from '../../practice/data/model';
import { faultSchema } from '../../practice/http/faults';
import { startPracticeSite, type PracticeSite, type PracticeSiteOptions } from '../../practice/practice-site';
import { startSharedDatabase } from '../../testing/shared-database';
import { connectToPractice } from '../../writes/testing/write-bench';
import { createScans, type OpenScans, type ScansOptions } from '../open-scans';

/** The scans on a practice site and a database of their own, without a page. For tests only. */
export interface ScanBench {
  practice: PracticeSite;
  /** The database. */
  dataFile: string;
  scans: OpenScans;
  /** What the page was told, in order. */
  told: ScanProgress[];
  problems: unknown[];
  start: (changes?: Partial<ScanRequest>) => Promise<Scan>;
  /** Resolves when the scan stands still. */
  standsStill: (scanId: string) => Promise<Scan>;
  /** From its start until it stands still. */
  scanAll: (changes?: Partial<ScanRequest>) => Promise<Scan>;
  /** The first two hundred rows. */
  rowsOf: (scanId: string, query?: Partial<ScanQuery>) => Promise<{ rows: ScanRow[]; total: number }>;
  facetsOf: (scanId: string, filter?: Partial<ScanFilter>) => Promise<ScanFacets>;
  /** The links of customers in the first connection, as the site holds them now. */
  linkedCustomers: () => ErpLink[];
  addFault: (fault: Parameters<typeof faultSchema.parse>[0]) => void;
  countCalls: (call: string) => number;
  /** Writes to the database fail as on a full disk while this says so. */
  failWrites: (isFull: () => boolean) => void;
  /** Reads of rows fail while this says so; the scan itself is found. */
  failReads: (isBroken: () => boolean) => void;
  /** As a scan is that an earlier version began: it noted no rules. */
  forgetRules: () => Promise<void>;
  /** The journal of the same database, as the runner of writes has it. */
  journal: () => Records['journal'];
  /** As after the end of the program: new scans on the same folder. */
  restart: (changes?: Partial<ScansOptions>) => Promise<OpenScans>;
  stop: () => Promise<void>;
}

export const customers = { erpActorType: 'Customer', crmActorType: 'Contact' } as const;

export async function startScanBench(
  site: PracticeSiteOptions = {},
  changes: Partial<ScansOptions> = {},
): Promise<ScanBench> {
  const practice = await startPracticeSite(site);
  const folder = mkdtempSync(path.join(tmpdir(), 'actorlink-'));
  const dataFile = path.join(folder, 'actorlink.db');
  const clock: Clock = changes.clock ?? systemClock;
  const openDatabase = () =>
    openRecords({
      file: dataFile,
      clock: () => new Date(clock.wallMs()),
      addNotice: () => undefined,
      startThread: startSharedDatabase,
    });
  let records: Records = await openDatabase();
  const timeouts = { readMs: 60_000, writeMs: 60_000 };
  const lanes = {
    person: connectToPractice({ ...practice, timeouts }),
    run: connectToPractice({ ...practice, timeouts }),
  };
  let isFull = isNever;
  let isBroken = isNever;
  const database: ScansOptions['database'] = async () => ({
    read: async (statements) => {
      if (isBroken() && statements.length > 1) throw new AppError('storage-failed');
      return records.database.read(statements);
    },
    write: async (statements) => {
      if (isFull()) throw new AppError('storage-full', { params: { file: 'actorlink.db' } });
      return records.database.write(statements);
    },
  });
  const told: ScanProgress[] = [];
  const problems: unknown[] = [];
  const create = (more: Partial<ScansOptions>) =>
    createScans({
      database,
      connect: async (_siteId, lane = 'person') => lanes[lane],
      clock,
      rulesOff: () => [],
      emit: (progress) => told.push(progress),
      chooseFile: async () => null,
      noteProblem: (_event, error) => problems.push(error),
      ...changes,
      ...more,
    });
  const bench: ScanBench = {
    practice,
    dataFile,
    scans: create({}),
    told,
    problems,
    start: (request = {}) =>
      bench.scans.start({
        siteId: 'practice',
        erpConnectionId: 1,
        pairs: [customers],
        scope: { kind: 'all' },
        ...request,
      }),
    standsStill: async (scanId) => {
      for (;;) {
        const scan = await bench.scans.get(scanId);
        if (scan.state !== 'finding' && scan.state !== 'reading') return scan;
        await clock.sleep(10);
      }
    },
    scanAll: async (wanted) => bench.standsStill((await bench.start(wanted)).scanId),
    rowsOf: (scanId, query = {}) =>
      bench.scans.rows({ scanId, query: { ...everyScanRow, ...query }, offset: 0, limit: maxScanPage }),
    facetsOf: (scanId, filter = {}) =>
      bench.scans.facets({ scanId, filter: { text: '', findings: [], field: null, ...filter } }),
    linkedCustomers: () =>
      [...practice.store().links.values()].filter(
        ({ connectionId, erpType, crmType }) =>
          connectionId === 1 && erpType === customers.erpActorType && crmType === customers.crmActorType,
      ),
    addFault: (fault) => practice.faults.add([faultSchema.parse(fault)]),
    countCalls: (call) => practice.log.list().filter((entry) => entry.path.endsWith(`/${call}`)).length,
    failWrites: (asked) => (isFull = asked),
    failReads: (asked) => (isBroken = asked),
    forgetRules: async () => {
      await records.database.write([
        { sql: 'UPDATE scan SET rules_off = NULL' },
        { sql: 'UPDATE scan_field_name SET kind = NULL' },
      ]);
    },
    journal: () => records.journal,
    restart: async (more = {}) => {
      await records.close();
      records = await openDatabase();
      bench.scans = create(more);
      return bench.scans;
    },
    stop: async () => {
      await bench.scans.settle(5_000);
      lanes.person.close();
      lanes.run.close();
      await records.close();
      await practice.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return bench;
}

function isNever(): boolean {
  return false;
}
