import { useQuery } from '@tanstack/react-query';
import { isWriteEntry, type JournalEntry } from '../../../shared/journal/entry';
import { isMoving, isUnsettled } from '../../../shared/journal/standing';
import { valueOf } from '../../../shared/record/record-state';
import type { RecordInConnection } from '../../../shared/record/opened-record';
import { installationOf, isElsewhere } from '../../../shared/same-installation';
import type { SiteView } from '../../../shared/site';
import type { RecordRef } from '../../../shared/write/write';
import { callBridge } from '../../api/client';
import { findMendings } from './write/next-actions';

const worked: ReadonlySet<string> = new Set(['Sent', 'Verified', 'Different', 'Unknown']);

/**
 * Of each connection the newest entry of the record that did something there, or may have. What was written to another
 * installation that the site once was is no entry of this record.
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
      const entries = await Promise.all(
        [...newest.values()].map(({ id }) => callBridge('activity.get', { activityId: id })),
      );
      return entries.filter(isWriteEntry).filter(({ siteAddress }) => !isElsewhere(site, siteAddress));
    },
    staleTime: 0,
  }).data;
}

/** It got no answer, and until somebody has looked after its time nothing of its record is written. */
export function isHeldEntry({ state, holdUntil }: JournalEntry): boolean {
  return state === 'Unknown' && holdUntil !== undefined;
}

/**
 * What the last write left of the link as it is read now: `broken`, or not known while it moves the link or holds the record;
 * null = nothing that somebody has to see to.
 */
export function tellLeft(
  entry: JournalEntry,
  { linked }: Pick<RecordInConnection, 'linked'>,
): 'broken' | 'unsettled' | null {
  if (findMendings(entry, valueOf(linked)).length > 0) return 'broken';
  return isHeldEntry(entry) || (isMoving(entry.write) && isUnsettled(entry)) ? 'unsettled' : null;
}
