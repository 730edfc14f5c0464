import { nothingOfSides, type SideReading } from './read-link';
import type { RowStore, WaitingLink } from './row-store';

/** A link that is to be read, with what of it was read already. */
export interface WaitingReading {
  link: WaitingLink;
  before: SideReading;
  /** How often the way to the site failed for it. */
  failures: number;
}

export interface WaitingLinks {
  /** Null = none is left. */
  next: () => Promise<WaitingReading | null>;
  /** Comes again, after the others that are in memory. */
  putBack: (reading: WaitingReading) => void;
}

const pageSize = 200;

/** The links of a scan that wait, in order, a few of them in memory. */
export function createWaitingLinks(rows: Pick<RowStore, 'listWaiting'>, seq: number): WaitingLinks {
  let links: WaitingLink[] = [];
  const again: WaitingReading[] = [];
  let lastRow = -1;
  let loading: Promise<void> | null = null;
  let isEnd = false;

  const load = async () => {
    links = (await rows.listWaiting(seq, lastRow, pageSize)).toReversed();
    lastRow = links[0]?.row ?? lastRow;
    isEnd = links.length < pageSize;
    loading = null;
  };
  return {
    next: async function next(): Promise<WaitingReading | null> {
      const link = links.pop();
      if (link) return { link, before: nothingOfSides, failures: 0 };
      if (isEnd) return again.shift() ?? null;
      await (loading ??= load());
      return next();
    },
    putBack: (reading) => again.push(reading),
  };
}
