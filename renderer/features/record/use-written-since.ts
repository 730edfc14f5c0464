import { useMemo, useState } from 'react';
import type { JournalEntry } from '../../../shared/journal/entry';
import type { OpenedRecord } from '../../../shared/record/opened-record';
import { useRecord } from './record-context';
import { connectionOf } from './write/use-record-writer';

/**
 * The writes from here that may have changed what is shown since it was read: those of this screen whose outcome came after
 * it, and, where it is not the latest reading that was begun, those of another screen or a run that are younger.
 */
export function useWrittenSince(
  opened: OpenedRecord,
  { isLatest, lastWorked }: { isLatest: boolean; lastWorked: readonly JournalEntry[] | undefined },
): { writtenSince: readonly JournalEntry[]; noteWritten(entry: JournalEntry, shown: OpenedRecord): void } {
  const [own, setOwn] = useState<{ opened: OpenedRecord; entries: readonly JournalEntry[] } | null>(null);
  const writtenSince = useMemo(() => {
    const here = own?.opened === opened ? own.entries : [];
    // By the clock alone: once it was set back, a reading that is through must not pass for an old one.
    const elsewhere = isLatest ? [] : (lastWorked ?? []).filter((entry) => timeOf(entry) > opened.at);
    return [...here, ...elsewhere].filter(mayHaveChanged);
  }, [own, opened, isLatest, lastWorked]);
  return {
    writtenSince,
    noteWritten: (entry, shown) =>
      setOwn((before) => ({
        opened: shown,
        // Of one that was looked at again, what was found last.
        entries: [
          ...(before?.opened === shown ? before.entries.filter(({ id }) => id !== entry.id) : []),
          entry,
        ],
      })),
  };
}

function timeOf({ at, answeredAt }: JournalEntry): string {
  return answeredAt ?? at;
}

/** In each of these connections a write since the reading may have made, moved or broken the link: nothing is begun with it. */
export function useLinksOfBefore(): ReadonlySet<number> {
  const { writtenSince } = useRecord();
  return new Set(writtenSince.filter(touchesLink).map(({ write }) => connectionOf(write)));
}

/** What the state of a link that only can be told as it was is from before of: the write that is told here, or an earlier one. */
export type Before = 'this-write' | 'last-write';

/**
 * Of which links only can be said how they were: beside the above, of the one in the connection of a write that is under way,
 * which may have broken it by now.
 */
export function useLinksInQuestion(): ReadonlyMap<number, Before> {
  const { situation, last } = useRecord().writer;
  const told =
    last === null || situation.kind === 'idle' || situation.kind === 'not-sent'
      ? null
      : connectionOf(last.write);
  const isUnderWay = situation.kind === 'sending' && !situation.isAsked;
  const asked = [...useLinksOfBefore(), ...(isUnderWay && told !== null ? [told] : [])];
  return new Map(asked.map((id) => [id, id === told ? 'this-write' : 'last-write']));
}

function mayHaveChanged(entry: JournalEntry): boolean {
  return touchesLink(entry) || (entry.state !== 'Failed' && entry.state !== 'Cancelled');
}

function touchesLink({ state, write, reached }: JournalEntry): boolean {
  if (state === 'Failed' || state === 'Cancelled') return reached === 'unlinked';
  const isOfValues = write.kind === 'change-values' || write.kind === 'restore' || write.kind === 'resync';
  return !isOfValues || reached === 'unlinked';
}
