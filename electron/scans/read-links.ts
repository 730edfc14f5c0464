import type { AppErrorData } from '../../shared/errors';
import type { CompareSides } from '../../shared/scan/find-differences';
import type { LinkPlan } from '../../shared/write/plan';
import type { Clock } from '../clock';
import { readPlan } from '../records/read-plan';
import type { SiteConnection } from '../sites/site-connection';
import { judgeFailure, type Failure } from './judge-failure';
import {
  judgeLink,
  listFailures,
  listUnread,
  readSideOfLink,
  type Side,
  type SideReading,
} from './read-link';
import type { ResultWriter } from './result-writer';
import type { RowStore } from './row-store';
import type { ScanStop } from './run-scan';
import type { KeptScan } from './scan-store';
import { createWaitingLinks, type FindingNews, type WaitingReading } from './waiting-links';

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
  /** The links were found just now. */
  isLinkFresh: () => boolean;
  news: FindingNews;
  /** Resolves when the finding asks for nothing any more. */
  isFindingOver: Promise<void>;
}

/** At a polite rate a slow site is not left with more. */
const politeAtOnce = 6;
/** Of the eighteen that a site is asked at once, a person has two left. */
const mostAtOnce = 16;
/** The finding asks for a page of links, or for the names of one, in at most so many, which the reading leaves to it. */
const ofFinding = 3;
/** So often the way fails for one row before the row is called not readable. */
const maxFailures = 2;
/** So many rows one after the other and it is the way, or the site, and not the row. */
const maxInARow: Record<Failure['kind'], number> = { pause: 1, way: 3, row: 20 };

/** A link whose sides are being read. */
interface RowUnderWay {
  reading: WaitingReading;
  sides: SideReading;
  /** Sides that are asked for and not answered. */
  open: number;
  place: Promise<{ site: SiteConnection; plan: LinkPlan }>;
}

/**
 * Reads the links that wait until none is left or the scan is to stop. What a request to one row met decides: see
 * `judgeFailure`. Never rejects: what failed beside the rows stops the scan.
 */
export async function readLinks(scan: KeptScan, tools: ReadingTools): Promise<void> {
  const waiting = createWaitingLinks(tools.rows, scan.seq, tools.news);
  const strikes = createStrikes(tools.stop);
  /** Sides of rows that are under way, whose turn is next: a row that is begun is finished. */
  const sidesToAsk: { row: RowUnderWay; side: Side }[] = [];
  const options = {
    clock: () => new Date(tools.clock.wallMs()),
    abortController: tools.abortController,
  };
  const findPlace = async ({ link }: WaitingReading) => {
    const site = await tools.connect();
    const known = await readPlan(site, scan.erpConnectionId, link.erpActorType, { asFullAsPossible: false });
    return { site, plan: known.plan };
  };
  const begin = (reading: WaitingReading) => {
    const wanted = listUnread(reading.before);
    const row = { reading, sides: { ...reading.before }, open: wanted.length, place: findPlace(reading) };
    sidesToAsk.push(...wanted.map((side) => ({ row, side })));
  };
  const readSide = async ({ row, side }: { row: RowUnderWay; side: Side }) => {
    const { site } = await row.place;
    row.sides[side] = await readSideOfLink(site, scan.erpConnectionId, row.reading.link, side, options);
    row.open -= 1;
    if (row.open === 0 && !tools.abortController.signal.aborted) await finish(row);
  };
  const finish = async ({ reading, sides, place }: RowUnderWay) => {
    const { link } = reading;
    const [error] = listFailures(sides);
    const failure = error ? judgeFailure(error) : null;
    strikes.note(error ?? null, failure);
    const failures = reading.failures + 1;
    const isOfTheWay = failure?.kind === 'pause' || failure?.kind === 'way';
    if (isOfTheWay && (tools.isStopped() || failures < maxFailures)) {
      waiting.putBack({ link, before: sides, failures });
      return;
    }
    const { plan } = await place;
    const at = options.clock().toISOString();
    const isLinkSeen = tools.isLinkFresh();
    await tools.writer.add(judgeLink(link, sides, { plan, at, isLinkSeen, compare: tools.compare }));
  };
  const readMany = async () => {
    for (;;) {
      const next = sidesToAsk.shift();
      if (next) await readSide(next);
      else if (tools.isStopped()) return;
      else {
        const reading = waiting.take();
        if (reading) begin(reading);
        else if (!(await waiting.more())) return;
      }
    }
  };
  // Nobody goes on where one has met what stops the scan; what is under way is finished first.
  const readAsMany = (count: number) =>
    Promise.all(Array.from({ length: count }, () => readMany().catch(tools.pauseFor)));
  try {
    const { requestsPerSecond } = await tools.connect();
    const afterFinding = tools.isFindingOver.then(() => readAsMany(ofFinding));
    await Promise.all([readAsMany(requestsAtOnce(requestsPerSecond) - ofFinding), afterFinding]);
  } catch (error) {
    tools.pauseFor(error);
  }
}

/** As many as leave within half a second, at most; null = the site has no rate. */
function requestsAtOnce(perSecond: number | null): number {
  if (perSecond === null) return mostAtOnce;
  return Math.min(mostAtOnce, Math.max(politeAtOnce, Math.ceil(perSecond / 2)));
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
