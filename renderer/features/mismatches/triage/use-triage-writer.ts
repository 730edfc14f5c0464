import { useQuery, useQueryClient, skipToken } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { isWriteEntry, type JournalEntry } from '../../../../shared/journal/entry';
import type { ScanRow } from '../../../../shared/scan/scan-row';
import type { SiteView } from '../../../../shared/site';
import type { Write } from '../../../../shared/write/write';
import { callBridge, subscribe } from '../../../api/client';
import { createSubmitter, type Situation, type Submitter } from '../../../components/write-steps/submitter';
import { isOpenOutcome } from './row-steps';

export interface TriageRequest {
  write: Write;
  names: { record: string; erpConnection: string; erpActor: string };
  /** After the second step that a production site wants. */
  isConfirmed: boolean;
  /** Although an earlier write of the same record got no answer. */
  isDespiteSilence?: boolean;
}

export interface TriageWriter {
  situation: Situation;
  submitter: Submitter;
  /** Resolves with the entry of what was sent; null where nothing was. */
  send(request: TriageRequest): Promise<JournalEntry | null>;
}

/**
 * Sends one write at a time, as the other screens do, and follows it to its outcome. A row that comes back shows what
 * became of its last write for as long as somebody has to see to it.
 */
export function useTriageWriter(site: SiteView, row: ScanRow): TriageWriter {
  const queryClient = useQueryClient();
  const [submitter] = useState(() =>
    createSubmitter(() => {
      void queryClient.invalidateQueries({ queryKey: ['app', 'activity'] });
    }),
  );
  const here = useStore(submitter.store);
  const held = useHeldEntry(site.id, row);
  const before = useOpenEntry(row) ?? held;
  useEffect(
    () =>
      subscribe('links.progress', (progress) => {
        if (progress.siteId === site.id) submitter.follow(progress);
      }),
    [site.id, submitter],
  );
  return {
    submitter,
    situation: here.kind === 'idle' && before !== null ? { kind: 'done', entry: before } : here,
    send: ({ write, names, isConfirmed, isDespiteSilence }) =>
      submitter.send({
        siteId: site.id,
        submitId: crypto.randomUUID(),
        write,
        names,
        ...(isConfirmed ? { confirmedSiteName: site.name } : {}),
        ...(isDespiteSilence ? { despiteSilence: true as const } : {}),
      }),
  };
}

/** A write of the record from elsewhere that the site may still be at work on; null where there is none. */
function useHeldEntry(siteId: string, { record }: ScanRow): JournalEntry | null {
  const ref = record && { crmActorType: record.crmActorType, crmRecordId: record.crmRecordId };
  const { data } = useQuery({
    queryKey: ['app', 'activity', 'held', siteId, ref],
    queryFn: ref
      ? async () => {
          const about = { siteId, record: ref };
          const { items } = await callBridge('activity.list', {
            text: '',
            states: ['Unknown'],
            about,
            page: 0,
          });
          const head = items.filter(isWriteEntry).find(({ holdUntil }) => holdUntil !== undefined);
          const entry = head ? await callBridge('activity.get', { activityId: head.id }) : null;
          return entry && isWriteEntry(entry) ? entry : null;
        }
      : skipToken,
    staleTime: 0,
  });
  return data ?? null;
}

/** The entry of the last write of a row that was not verified; null where there is none. */
function useOpenEntry({ lastWrite }: ScanRow): JournalEntry | null {
  const openId = lastWrite !== null && isOpenOutcome(lastWrite) ? lastWrite.entryId : null;
  const { data } = useQuery({
    queryKey: ['app', 'activity', 'of-row', openId],
    queryFn: openId === null ? skipToken : () => callBridge('activity.get', { activityId: openId }),
    staleTime: 0,
  });
  return openId !== null && data && isWriteEntry(data) && isOpenOutcome(data) ? data : null;
}
