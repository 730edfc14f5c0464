import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { SiteView } from '../../../../shared/site';
import type { Write } from '../../../../shared/write/write';
import { subscribe } from '../../../api/client';
import { createSubmitter, type Situation, type Submitter } from '../../../components/write-steps/submitter';

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

/** `onDone`: the site may have changed. */
export function useRecordWriter(site: SiteView, onDone: () => void): RecordWriter {
  const queryClient = useQueryClient();
  const [submitter] = useState(() =>
    createSubmitter(() => {
      void queryClient.invalidateQueries({ queryKey: ['app', 'activity'] });
      // What the screen Link knows of the record, its key and its values may be of before.
      void queryClient.invalidateQueries({ queryKey: [site.id], predicate: isOfLink });
      onDone();
    }),
  );
  const [last, setLast] = useState<WriteRequest | null>(null);
  useEffect(
    () =>
      subscribe('links.progress', (progress) => {
        if (progress.siteId === site.id) submitter.follow(progress);
      }),
    [site.id, submitter],
  );
  const situation = useStore(submitter.store);
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

const partsOfLink: ReadonlySet<unknown> = new Set([
  'crm-record',
  'crm-search',
  'erp-key',
  'erp-search',
  'fields',
]);

function isOfLink({ queryKey }: { queryKey: readonly unknown[] }): boolean {
  return partsOfLink.has(queryKey[1]);
}

/** The connection that a write is about. */
export function connectionOf(write: Write): number {
  if ('erpConnectionId' in write) return write.erpConnectionId;
  return write.kind === 'relink' ? write.from.erpConnectionId : write.actor.erpConnectionId;
}
