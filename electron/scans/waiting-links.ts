import { nothingOfSides, type SideReading } from './read-link';
import type { RowStore, WaitingLink } from './row-store';

/** A link that is to be read, with what of it was read already. */
export interface WaitingReading {
  link: WaitingLink;
  before: SideReading;
  /** How often the way to the site failed for it. */
  failures: number;
}

/** How far the finding of links has come. */
export interface FindingNews {
  isAllFound: () => boolean;
  /** Resolves when more are found, or no more will be. */
  next: () => Promise<void>;
}

export interface WaitingLinks {
  /** Null = none is at hand: `more` says whether there will be. */
  take: () => WaitingReading | null;
  /** Resolves when it is worth taking again; false = none is left. Rejects with the database's errors. */
  more: () => Promise<boolean>;
  /** Comes again, after the others. */
  putBack: (reading: WaitingReading) => void;
}

const pageSize = 200;
/** Fewer at hand and the next ones are fetched, so that nobody waits for the disk. */
const leastAtHand = 100;

/** The links of a scan that wait, in the order in which they were found, a few of them in memory. */
export function createWaitingLinks(
  rows: Pick<RowStore, 'listWaiting'>,
  seq: number,
  news: FindingNews,
): WaitingLinks {
  /** The next one is the last. */
  let atHand: WaitingLink[] = [];
  const again: WaitingReading[] = [];
  let lastRow = -1;
  let loading: Promise<void> | null = null;
  let isPageFull = false;
  let isEnd = false;

  const load = async () => {
    // Before it is asked: what is found meanwhile may not be in the answer.
    const isAllFound = news.isAllFound();
    const page = await rows.listWaiting(seq, lastRow, pageSize);
    lastRow = page.at(-1)?.row ?? lastRow;
    atHand = [...page.toReversed(), ...atHand];
    isPageFull = page.length === pageSize;
    isEnd = isAllFound && page.length < pageSize;
    loading = null;
  };
  const loadAhead = () => {
    if (isEnd || loading !== null || atHand.length >= leastAtHand) return;
    if (!isPageFull && !news.isAllFound()) return;
    loading = load();
    // Whoever asks for more is told.
    loading.catch(() => undefined);
  };
  return {
    take() {
      const link = atHand.pop();
      loadAhead();
      if (link) return { link, before: nothingOfSides, failures: 0 };
      return isEnd ? (again.shift() ?? null) : null;
    },
    async more() {
      if (atHand.length > 0) return true;
      if (isEnd) return again.length > 0;
      const found = news.next();
      await (loading ??= load());
      if (atHand.length === 0 && !isEnd) await found;
      return true;
    },
    putBack: (reading) => again.push(reading),
  };
}
