import { setMaxListeners } from 'node:events';
import { AppError } from '../../shared/errors';
import type { CompareSides } from '../../shared/scan/find-differences';
import type { ScanPause, ScanProgress } from '../../shared/scan/scan';
import type { Clock } from '../clock';
import type { SiteConnection } from '../sites/site-connection';
import { confirmLinks } from './confirm-links';
import { findStep } from './find-links';
import { pauseReasonOf } from './judge-failure';
import { readLinks } from './read-links';
import { createResultWriter } from './result-writer';
import type { LaterFailure, RowResult, RowStore } from './row-store';
import { createScanMeter } from './scan-meter';
import type { KeptScan, RowCounts, ScanStanding, ScanStore } from './scan-store';

export interface ScanTools {
  scans: Pick<ScanStore, 'setStanding'>;
  rows: RowStore;
  clock: Clock;
  compare: CompareSides;
  /** The site as it is now, its requests in the lane of runs. Throws the errors of signing in. */
  connect: () => Promise<SiteConnection>;
  /** Called whenever something is new; not more often than a person can see. */
  tell: (progress: ScanProgress) => void;
  noteProblem: (event: string, error: unknown) => void;
}

/** Why a running scan ends before it is done. */
export type ScanStop = { state: 'paused'; pause: ScanPause } | { state: 'cancelled' };

/** A scan that is under way. */
export interface ScanRun {
  progress: () => ScanProgress;
  /** What is under way is finished and kept first; a cancelled one breaks it off. The first word counts, *cancel* before all. */
  stop: (stop: ScanStop) => void;
  /** Resolves when it stands still and that is kept. Never rejects. */
  done: Promise<void>;
}

const tellEveryMs = 250;
/** A link that was found less than that ago is as fresh as what is read of it. */
const freshLinkMs = 30_000;

/** Carries a scan on from where it is: finds the links that are not found yet, and reads meanwhile those that wait. */
export function runScan(scan: KeptScan, counts: RowCounts, tools: ScanTools): ScanRun {
  const { clock, rows } = tools;
  const meter = createScanMeter(clock);
  const abortController = new AbortController();
  // Each request that is under way listens.
  setMaxListeners(0, abortController.signal);
  const counted = { ...counts };
  let { isFound, cursor } = scan;
  let standing: ScanStanding = { state: isFound ? 'reading' : 'finding', pause: null, endedAt: null };
  let asked: ScanStop | null = null;

  const progress = (): ScanProgress => {
    const perMinute = meter.perMinute();
    const left = counted.found - counted.read;
    return {
      ...counted,
      scanId: scan.scanId,
      siteId: scan.siteId,
      state: standing.state,
      pause: standing.pause,
      isFound,
      perMinute,
      secondsLeft: perMinute === null || !isFound ? null : Math.round((left / perMinute) * 60),
    };
  };
  const teller = createTeller(clock, () => tools.tell(progress()));
  const stop = (next: ScanStop) => {
    if (asked === null || next.state === 'cancelled') asked = next;
    if (next.state === 'cancelled') abortController.abort();
  };
  const isStopped = () => asked !== null;
  const startedMs = clock.monotonicMs();
  // What an earlier run found was found who knows when.
  const hasFoundAll = scan.cursor === 0 && !scan.isFound;
  const isLinkFresh = () => hasFoundAll && clock.monotonicMs() - startedMs < freshLinkMs;
  const bell = createBell();
  const news = { isAllFound: () => isFound, next: bell.wait };
  const nowText = () => new Date(clock.wallMs()).toISOString();

  const findNext = async () => {
    const site = await tools.connect();
    const finding = { ...scan, clock: () => new Date(clock.wallMs()) };
    const { rows: found, next } = await findStep(site, finding, cursor);
    const at = { firstRow: counted.found, cursor: next ?? cursor, isFound: next === null };
    await rows.addFound(scan.seq, { ...at, rows: found });
    ({ cursor, isFound } = at);
    counted.found += found.length;
    counted.read += found.filter(({ left }) => left !== null).length;
    teller.note();
  };
  const writer = createResultWriter(rows, scan.seq, {
    clock,
    onKept: (results) => {
      counted.read += results.length;
      counted.notRead += results.filter(isNotRead).length - results.filter(wasNotRead).length;
      meter.note(results.length);
      teller.note();
    },
  });
  const pauseFor = (error: unknown, isFinding = false) => {
    if (!(error instanceof AppError)) tools.noteProblem('scan', error);
    const data = error instanceof AppError ? error.toData() : null;
    const reason = pauseReasonOf(data, isFinding);
    stop({ state: 'paused', pause: { reason, error: data } });
  };
  const findAll = async () => {
    try {
      while (!news.isAllFound() && !isStopped()) {
        await findNext();
        bell.ring();
      }
      if (isStopped() || standing.state === 'reading') return;
      standing = { ...standing, state: 'reading' };
      teller.note();
      await tools.scans.setStanding(scan.seq, standing);
    } catch (error) {
      pauseFor(error, true);
    } finally {
      bell.end();
    }
  };
  const work = async () => {
    try {
      await tools.scans.setStanding(scan.seq, standing);
      const isFindingOver = findAll();
      const stops = { stop, pauseFor, isStopped, abortController };
      const reading = { ...tools, ...stops, writer, news, isFindingOver, isLinkFresh };
      await readLinks(scan, reading);
      await writer.flush();
      const moved = await confirmLinks(scan, reading);
      counted.read -= moved;
      if (moved > 0) await readLinks(scan, reading);
    } catch (error) {
      pauseFor(error);
    }
    await writer.flush().catch((error: unknown) => pauseFor(error));
    const end = standingAfter(asked, nowText());
    // Kept before anybody is told.
    await tools.scans.setStanding(scan.seq, end).catch((error: unknown) => pauseFor(error));
    standing = end;
    teller.end();
  };
  return { progress, stop, done: work() };
}

function isNotRead(one: RowResult | LaterFailure): boolean {
  return 'findings' in one ? one.findings.includes('not-read') : wasNotRead(one);
}

function wasNotRead({ link }: Pick<RowResult, 'link'>): boolean {
  return link.before === 'not-all';
}

/** Wakes whoever waits for it to ring; once it has ended, nobody waits. */
function createBell() {
  let waiting: (() => void)[] = [];
  let isOver = false;
  const ring = () => {
    const woken = waiting;
    waiting = [];
    for (const wake of woken) wake();
  };
  return {
    ring,
    end: () => {
      isOver = true;
      ring();
    },
    wait: async () => {
      if (!isOver) await new Promise<void>((resolve) => waiting.push(resolve));
    },
  };
}

function standingAfter(asked: ScanStop | null, now: string): ScanStanding {
  if (asked === null) return { state: 'done', pause: null, endedAt: now };
  return asked.state === 'cancelled'
    ? { state: 'cancelled', pause: null, endedAt: now }
    : { ...asked, endedAt: null };
}

/** Tells at once where nothing was told for a while, otherwise when the while is over. */
function createTeller(clock: Clock, tell: () => void) {
  let lastMs = -Infinity;
  let cancel: (() => void) | null = null;
  const now = () => {
    cancel?.();
    cancel = null;
    lastMs = clock.monotonicMs();
    tell();
  };
  return {
    note() {
      const leftMs = lastMs + tellEveryMs - clock.monotonicMs();
      if (leftMs <= 0) now();
      else cancel ??= clock.after(leftMs, now);
    },
    end: now,
  };
}
