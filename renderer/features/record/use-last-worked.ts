import { useQuery } from '@tanstack/react-query';
import { isWriteEntry, type JournalEntry, type WriteHead } from '../../../shared/journal/entry';
import { isMoving, isUnsettled, type Mending } from '../../../shared/journal/standing';
import { valueOf } from '../../../shared/record/record-state';
import type { RecordInConnection } from '../../../shared/record/opened-record';
import { installationOf, isElsewhere } from '../../../shared/same-installation';
import type { SiteView } from '../../../shared/site';
import type { RecordRef } from '../../../shared/write/write';
import { callBridge } from '../../api/client';
import { findMendings } from './write/next-actions';

const worked: ReadonlySet<string> = new Set(['Sent', 'Verified', 'Different', 'Unknown']);

/**
 * Of each connection the newest entry of the record that did something there, or may have, and those that hold it, however
 * much came later; the newest first. What was written to another installation that the site once was is no entry of this
 * record.
 */
export function useLastWorked(site: SiteView, record: RecordRef): readonly JournalEntry[] | undefined {
  return useQuery({
    queryKey: ['app', 'activity', 'last-worked', site.id, installationOf(site), record],
    queryFn: async (): Promise<JournalEntry[]> => {
      const { items } = await callBridge('activity.list', {
        text: '',
        states: [],
        about: { siteId: site.id, record },
        page: 0,
      });
      const heads = items.filter(isWriteEntry).filter(({ state }) => worked.has(state));
      const newest = new Map(heads.toReversed().map((head) => [head.erpConnectionId, head]));
      const wanted = heads.filter((head) => isHeldEntry(head) || newest.get(head.erpConnectionId) === head);
      const entries = await Promise.all(
        wanted.map(({ id }) => callBridge('activity.get', { activityId: id })),
      );
      return entries.filter(isWriteEntry).filter(({ siteAddress }) => !isElsewhere(site, siteAddress));
    },
    staleTime: 0,
  }).data;
}

/** It got no answer, and until somebody has looked after its time nothing of its record is written. */
export function isHeldEntry({ state, holdUntil }: WriteHead): boolean {
  return state === 'Unknown' && holdUntil !== undefined;
}

/** What somebody has to see to in a connection. */
export interface Left {
  entry: JournalEntry;
  /** It left the link broken as it is read now; or it is not known what became of it, while it moves the link or holds the record. */
  told: 'broken' | 'unsettled';
  /** Nothing came after it. */
  isLatest: boolean;
  mendings: Mending[];
}

/** An entry that holds the record, else the newest, by the link as it is read now; null = nothing is left to see to. */
export function findLeft(
  entries: readonly JournalEntry[] | undefined,
  connection: Pick<RecordInConnection, 'erpConnectionId' | 'linked' | 'erpKey'>,
): Left | null {
  const here = entries?.filter(({ erpConnectionId }) => erpConnectionId === connection.erpConnectionId) ?? [];
  const kept = here.find(isHeldEntry) ?? here[0];
  if (!kept) return null;
  const isLatest = kept === here[0];
  // What stands there after a later write says nothing of this one.
  const entry = isLatest ? withReading(kept, connection) : kept;
  const mendings = isLatest ? findMendings(entry, valueOf(connection.linked)) : [];
  if (mendings.length > 0) return { entry, told: 'broken', isLatest, mendings };
  const isOpen = isHeldEntry(entry) || (isMoving(entry.write) && isUnsettled(entry));
  return isOpen ? { entry, told: 'unsettled', isLatest, mendings } : null;
}

/** The record that is shown was read after the last look: so the link stands by now. */
function withReading(
  entry: JournalEntry,
  { linked, erpKey }: Pick<RecordInConnection, 'linked' | 'erpKey'>,
): JournalEntry {
  const { readBack } = entry;
  if (!linked.read || (readBack !== null && linked.at < readBack.at)) return entry;
  const seen = { at: linked.at, linked: linked.value, erpKey: valueOf(erpKey) };
  return { ...entry, readBack: { fields: [], missing: [], ...readBack, ...seen } };
}
