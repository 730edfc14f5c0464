import type { AppErrorData } from '../../shared/errors';
import type { CompareSides } from '../../shared/scan/keep-differences';
import type { Clock } from '../clock';
import { readPlan } from '../records/read-plan';
import type { SiteConnection } from '../sites/site-connection';
import { judgeFailure, type Failure } from './judge-failure';
import { judgeLink, listFailures, readSides } from './read-link';
import type { ResultWriter } from './result-writer';
import type { RowStore } from './row-store';
import type { ScanStop } from './run-scan';
import type { KeptScan } from './scan-store';
import { createWaitingLinks, type WaitingReading } from './waiting-links';

interface ReadingTools {
  rows: Pick<RowStore, 'listWaiting'>;
  clock: Clock;
  compare: CompareSides;
  connect: () => Promise<SiteConnection>;
  abortController: AbortController;
  writer: ResultWriter;
  stop: (stop: ScanStop) => void;
  /** Stops the scan for what no row can carry. */
  pauseFor: (error: unknown) => void;
  isStopped: () => boolean;
}

/** Two requests each: of the eight that a site is asked at once, a person has two left. */
const rowsAtOnce = 3;
/** So often the way fails for one row before the row is called not readable. */
const maxFailures = 2;
/** So many rows one after the other and it is the way, or the site, and not the row. */
const maxInARow: Record<Failure['kind'], number> = { pause: 1, way: 3, row: 20 };

/**
 * Reads the links that wait until none is left or the scan is to stop. What a request to one row met decides: see
 * `judgeFailure`. Never rejects: what failed beside the rows stops the scan.
 */
export async function readLinks(scan: KeptScan, tools: ReadingTools): Promise<void> {
  const waiting = createWaitingLinks(tools.rows, scan.seq);
  const strikes = createStrikes(tools.stop);
  const readOne = async (reading: WaitingReading) => {
    const site = await tools.connect();
    const { link } = reading;
    const { plan } = await readPlan(site, scan.erpConnectionId, link.erpActorType, {
      asFullAsPossible: false,
    });
    const sides = await readSides(site, scan.erpConnectionId, link, reading.before, {
      clock: () => new Date(tools.clock.wallMs()),
      abortController: tools.abortController,
    });
    if (tools.abortController.signal.aborted) return;
    const [error] = listFailures(sides);
    const failure = error ? judgeFailure(error) : null;
    strikes.note(error ?? null, failure);
    const failures = reading.failures + 1;
    const isOfTheWay = failure?.kind === 'pause' || failure?.kind === 'way';
    if (isOfTheWay && (tools.isStopped() || failures < maxFailures)) {
      waiting.putBack({ link, before: sides, failures });
      return;
    }
    const at = new Date(tools.clock.wallMs()).toISOString();
    await tools.writer.add(judgeLink(link, sides, { plan, at, compare: tools.compare }));
  };
  const readMany = async () => {
    while (!tools.isStopped()) {
      const reading = await waiting.next();
      if (reading === null) return;
      await readOne(reading);
    }
  };
  // Nobody goes on where one has met what stops the scan; what is under way is finished first.
  await Promise.all(Array.from({ length: rowsAtOnce }, () => readMany().catch(tools.pauseFor)));
}

/** Counts failures of one kind without anything between them that went well. */
function createStrikes(stop: (stop: ScanStop) => void) {
  let inARow = 0;
  let code = '';
  return {
    note(error: AppErrorData | null, failure: Failure | null) {
      inARow = error !== null && error.code === code ? inARow + 1 : 1;
      code = error?.code ?? '';
      if (error === null || failure === null || inARow < maxInARow[failure.kind]) return;
      const reason = failure.kind === 'row' ? 'failing' : failure.reason;
      stop({ state: 'paused', pause: { reason, error } });
    },
  };
}
