import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { useStore } from 'zustand';
import type { JournalEntry } from '../../../../shared/journal/entry';
import type { SiteView } from '../../../../shared/site';
import type { RecordRef, Write } from '../../../../shared/write/write';
import { subscribe } from '../../../api/client';
import { useAnnounce } from '../../../components/announcer';
import {
  createSubmitter,
  isOfRecord,
  type Situation,
  type Submitter,
} from '../../../components/write-steps/submitter';
import { useText } from '../../../text';

export interface WriteRequest {
  write: Write;
  names: { record: string; erpConnection: string; erpActor: string };
  /** After the second step that a production site wants. */
  isConfirmed: boolean;
  /** Although an earlier write of the same record got no answer. */
  isDespiteSilence?: boolean;
}

/** Sends the writes of one record, one at a time, and says where the last one stands. */
export interface RecordWriter {
  submitter: Submitter;
  situation: Situation;
  /** What was sent last; null = nothing yet. */
  last: WriteRequest | null;
  send(request: WriteRequest): void;
}

const lookAgainMs = 1_000;

/**
 * The writer of one record. One that is still under way, from before the page was loaded again or the record was left, is
 * taken over. `onDone`: the site may have changed, by the write of this entry; null = nothing was sent.
 */
export function useRecordWriter(
  site: SiteView,
  record: RecordRef,
  onDone: (entry: JournalEntry | null) => void,
): RecordWriter {
  const queryClient = useQueryClient();
  const [submitter] = useState(() =>
    createSubmitter((entry) => {
      void queryClient.invalidateQueries({ queryKey: ['app', 'activity'] });
      // What the screen Link knows of the record, its key and its values may be of before.
      void queryClient.invalidateQueries({ queryKey: [site.id], predicate: isOfRecord });
      onDone(entry);
    }),
  );
  const [last, setLast] = useState<WriteRequest | null>(null);
  const situation = useStore(submitter.store);
  const isAdopted = situation.kind === 'sending' && situation.adopted !== null;
  const { crmActorType, crmRecordId } = record;
  useEffect(() => {
    const take = ({ record: of, write, erpConnectionName, erpName }: JournalEntry) => {
      if (of.crmActorType !== crmActorType || of.crmRecordId !== crmRecordId) return false;
      const names = { record: of.name, erpConnection: erpConnectionName, erpActor: erpName };
      if (submitter.store.getState().kind === 'idle') setLast({ write, names, isConfirmed: false });
      return true;
    };
    // A look that fails changes nothing here; the main process refuses a second write by itself.
    const look = () => void submitter.lookForRunning(site.id, take).catch(() => {});
    look();
    const timer = isAdopted ? setInterval(look, lookAgainMs) : undefined;
    const unsubscribe = subscribe('links.progress', (progress) => {
      if (progress.siteId !== site.id) return;
      submitter.follow(progress);
      // Whose it is stands in its entry, which may have come only now.
      if (!submitter.isBusy() || isAdopted) look();
    });
    return () => {
      clearInterval(timer);
      unsubscribe();
    };
  }, [site.id, crmActorType, crmRecordId, submitter, isAdopted]);
  useTellOnLeaving(submitter, last?.names.record ?? '');
  return {
    submitter,
    situation,
    last,
    send(request) {
      if (submitter.isBusy()) return;
      setLast(request);
      const { write, names, isConfirmed, isDespiteSilence } = request;
      void submitter.send({
        siteId: site.id,
        submitId: crypto.randomUUID(),
        write,
        names,
        ...(isConfirmed ? { confirmedSiteName: site.name } : {}),
        ...(isDespiteSilence ? { despiteSilence: true as const } : {}),
      });
    },
  };
}

/** A write goes on when its record is left; whoever leaves is told, and where to see how it ended. */
function useTellOnLeaving({ store }: Submitter, record: string): void {
  const t = useText();
  const announce = useAnnounce();
  const tell = useEffectEvent(() => {
    if (store.getState().kind === 'sending') announce(t('record.do.goesOn', { record }));
  });
  useEffect(() => tell, []);
}

/** The connection that a write is about. */
export function connectionOf(write: Write): number {
  if ('erpConnectionId' in write) return write.erpConnectionId;
  return write.kind === 'relink' ? write.from.erpConnectionId : write.actor.erpConnectionId;
}
