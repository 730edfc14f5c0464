import { randomUUID } from 'node:crypto';
import { AppError } from '../../shared/errors';
import { switchesOf, type CompareRule } from '../../shared/compare/comparison';
import { loadComparer } from '../../shared/compare/load-comparer';
import { findDifferences, type CompareSides } from '../../shared/scan/find-differences';
import { isScanRunning, type Scan, type ScanProgress, type ScanScopeSummary } from '../../shared/scan/scan';
import { isNarrowed } from '../../shared/scan/scan-query';
import type { ScanRequest, ScanScope } from '../../shared/scan/scan-request';
import type { Clock } from '../clock';
import type { Desktop } from '../desktop';
import { requireSamePlace } from '../sites/same-place';
import type { SiteConnection } from '../sites/site-connection';
import type { Sites } from '../sites/sites';
import type { Database } from '../storage/database/database';
import { exportScan } from './export-scan';
import { countFacets, listRows } from './list-rows';
import { readRowAgain } from './read-row';
import { recountRows } from './recount-rows';
import { createRowStore } from './row-store';
import { runScan, type ScanRun, type ScanStop } from './run-scan';
import { createScanStore, type KeptScan } from './scan-store';
import type { Scans } from './scans';

export interface ScansOptions {
  /** Late: the database opens at its first use, and again where its thread was lost. */
  database: () => Promise<Pick<Database, 'read' | 'write'>>;
  connect: Sites['connect'];
  clock: Clock;
  /** The rules of comparing that are switched off now. */
  rulesOff: () => readonly CompareRule[];
  emit: (progress: ScanProgress) => void;
  chooseFile: Desktop['chooseFileToSave'];
  noteProblem: (event: string, error: unknown) => void;
}

/** The scans of all sites, and what the program does with them at its end. */
export interface OpenScans extends Scans {
  /** The program ends: every scan stands still, what is under way is finished first, at most so long. */
  settle: (timeoutMs: number) => Promise<void>;
  /** Forgets the scans of a site that is no more. */
  forgetSite: (siteId: string) => Promise<void>;
}

const closed: ScanStop = { state: 'paused', pause: { reason: 'closed', error: null } };
const paused: ScanStop = { state: 'paused', pause: { reason: 'person', error: null } };

export function createScans(options: ScansOptions): OpenScans {
  const { clock, connect } = options;
  const running = new Map<string, { run: ScanRun; scan: KeptScan }>();
  /** By scan: while its rows are compared anew, none is read. */
  const recounts = new Map<string, { scan: KeptScan; done: Promise<void> }>();
  let interrupted: Promise<void> | null = null;
  /** Before anything is asked for: what ran when the program ended last does not run now. */
  const open = async () => {
    const database = await options.database();
    const scans = createScanStore(database);
    interrupted ??= scans.markInterrupted().catch((error: unknown) => {
      interrupted = null;
      throw error;
    });
    await interrupted;
    return { database, scans, rows: createRowStore(database) };
  };
  const nowText = () => new Date(clock.wallMs()).toISOString();

  const describe = async (scan: KeptScan): Promise<Scan> => {
    const { siteName, siteAddress, erpConnectionId, erpConnectionName, pairs, user, rulesOff, startedAt } =
      scan;
    const about = {
      siteName,
      siteAddress,
      erpConnectionId,
      erpConnectionName,
      pairs,
      user,
      rulesOff,
      startedAt,
    };
    const scope = summarizeScope(scan.scope);
    const run = running.get(scan.scanId);
    if (run) return { ...run.run.progress(), ...about, scope, endedAt: null };
    const { scanId, siteId, state, pause, isFound, endedAt } = scan;
    const counts = await (await open()).scans.countRows(scan.seq);
    const standing = { scanId, siteId, state, pause, isFound, perMinute: null, secondsLeft: null };
    return { ...standing, ...counts, ...about, scope, endedAt };
  };
  const get = async (scanId: string) => describe(await (await open()).scans.get(scanId));

  const requireIdle = ({ siteId, erpConnectionId }: Pick<KeptScan, 'siteId' | 'erpConnectionId'>) => {
    for (const { scan } of [...running.values(), ...recounts.values()]) {
      if (scan.siteId !== siteId || scan.erpConnectionId !== erpConnectionId) continue;
      throw new AppError('scan-running', { params: { connection: scan.erpConnectionName } });
    }
  };
  const connectTo = async (scan: Pick<KeptScan, 'siteId' | 'siteAddress'>, lane: 'person' | 'run') => {
    const site = await connect(scan.siteId, lane);
    requireSamePlace(site, scan, 'scan-read-elsewhere');
    return site;
  };
  /** Nothing is awaited between looking for another one and being there for others to see. */
  const begin = (
    scan: KeptScan,
    counts: Parameters<typeof runScan>[1],
    stores: Awaited<ReturnType<typeof open>> & { compare: CompareSides },
  ) => {
    requireIdle(scan);
    const run = runScan(scan, counts, {
      ...stores,
      clock,
      connect: () => connectTo(scan, 'run'),
      tell: options.emit,
      noteProblem: options.noteProblem,
    });
    running.set(scan.scanId, { run, scan });
    void run.done.then(() => running.delete(scan.scanId));
  };
  const stop = async (scanId: string, how: ScanStop) => {
    const { run } = running.get(scanId) ?? {};
    run?.stop(how);
    await run?.done;
  };
  const rulesOf = ({ rulesOff }: KeptScan) => rulesOff ?? options.rulesOff();
  /** Compares what was read by the rules as they are set now. A scan that noted none takes them for what it will read. */
  const takeRules = async (scan: KeptScan) => {
    const { database, scans } = await open();
    const done =
      scan.rulesOff === null
        ? scans.setRules(scan.seq, options.rulesOff())
        : recountRows(database, scan.seq, options.rulesOff());
    recounts.set(scan.scanId, { scan, done: done.catch(() => undefined) });
    await done.finally(() => recounts.delete(scan.scanId));
  };
  const resume = async (scanId: string) => {
    const opened = await open();
    const scan = await opened.scans.get(scanId);
    const stores = { ...opened, compare: await loadCompare(rulesOf(scan)) };
    if (running.has(scanId)) return describe(scan);
    await connectTo(scan, 'run');
    begin(scan, await stores.scans.countRows(scan.seq), stores);
    return describe(scan);
  };

  return {
    start: async (request) => {
      requireIdle(request);
      const rulesOff = options.rulesOff();
      const stores = { ...(await open()), compare: await loadCompare(rulesOff) };
      const site = await connect(request.siteId, 'run');
      const head = { ...(await describeRequest(site, request)), scanId: randomUUID(), startedAt: nowText() };
      const scan = await stores.scans.add(head, request.scope, rulesOff);
      begin(scan, { found: 0, read: 0, notRead: 0 }, stores);
      return describe(scan);
    },
    pause: async (scanId) => {
      await stop(scanId, paused);
      return get(scanId);
    },
    continue: async (scanId) => {
      const { state } = await (await open()).scans.get(scanId);
      if (!isScanRunning(state) && state !== 'paused') throw new AppError('scan-over');
      return resume(scanId);
    },
    cancel: async (scanId) => {
      await stop(scanId, { state: 'cancelled' });
      const { scans } = await open();
      const scan = await scans.get(scanId);
      if (scan.state === 'paused') {
        await scans.setStanding(scan.seq, { state: 'cancelled', pause: null, endedAt: nowText() });
      }
      return get(scanId);
    },
    list: async (siteId) => Promise.all((await (await open()).scans.list(siteId)).map(describe)),
    get,
    rows: async ({ scanId, query, ...page }) => {
      const { database, scans } = await open();
      return listRows(database, (await scans.get(scanId)).seq, query, page);
    },
    facets: async ({ scanId, filter }) => {
      const { database, scans } = await open();
      return countFacets(database, (await scans.get(scanId)).seq, filter);
    },
    readRow: async ({ scanId, row }) => {
      const { scans, ...stores } = await open();
      const scan = await scans.get(scanId);
      const site = await connectTo(scan, 'person');
      await recounts.get(scanId)?.done;
      const compare = await loadCompare(rulesOf(await scans.get(scanId)));
      return readRowAgain(site, scan, row, { ...stores, clock, compare });
    },
    readAgain: async (scanId, filter) => {
      const { scans, rows } = await open();
      const scan = await scans.get(scanId);
      if (scan.state === 'cancelled') throw new AppError('scan-over');
      requireIdle(scan);
      // What is read by then stands beside what was: both by the same rules.
      if (!isNarrowed(filter)) await takeRules(scan);
      await rows.askAgain(scan.seq, filter);
      return resume(scanId);
    },
    recount: async (scanId) => {
      const scan = await (await open()).scans.get(scanId);
      if (scan.rulesOff === null) throw new AppError('scan-rules-not-noted');
      requireIdle(scan);
      await takeRules(scan);
      return get(scanId);
    },
    export: async (input) => {
      const { database, scans } = await open();
      const scan = await scans.get(input.scanId);
      return exportScan(database, scan, input, options.chooseFile);
    },
    delete: async (scanId) => {
      const { scans } = await open();
      const scan = await scans.get(scanId);
      const run = running.get(scanId);
      if (run) throw new AppError('scan-running', { params: { connection: scan.erpConnectionName } });
      await scans.delete(scan.seq);
    },
    settle: async (timeoutMs) => {
      const runs = [...running.values()].map(({ run }) => run);
      for (const run of runs) run.stop(closed);
      const timeUp = new AbortController();
      const patience = clock.sleep(timeoutMs, timeUp.signal).catch(() => undefined);
      await Promise.race([Promise.all(runs.map(({ done }) => done)), patience]);
      timeUp.abort();
    },
    forgetSite: async (siteId) => {
      const { scans } = await open();
      for (const { scanId, seq } of await scans.list(siteId)) {
        await stop(scanId, { state: 'cancelled' });
        await scans.delete(seq);
      }
    },
  };
}

async function loadCompare(rulesOff: readonly CompareRule[]): Promise<CompareSides> {
  const { readByRules } = await loadComparer();
  const rulesOf = readByRules(switchesOf(rulesOff));
  return (plan, sides) => findDifferences(plan, sides, rulesOf);
}

async function describeRequest(site: SiteConnection, { erpConnectionId, pairs }: ScanRequest) {
  const [connections, user] = await Promise.all([site.erpSync.getAllConnections(), site.userName()]);
  const connection = connections.find((one) => one.erpConnectionId === erpConnectionId);
  if (!connection) throw new AppError('not-found', { params: { what: String(erpConnectionId) } });
  return {
    siteId: site.siteId,
    siteName: site.name,
    siteAddress: site.client.address.url,
    erpConnectionId,
    erpConnectionName: connection.name,
    pairs,
    user,
  };
}

function summarizeScope(scope: ScanScope): ScanScopeSummary {
  switch (scope.kind) {
    case 'records':
      return { kind: scope.kind, count: scope.records.length };
    case 'keys':
      return { kind: scope.kind, count: scope.keys.length };
    default:
      return scope;
  }
}
