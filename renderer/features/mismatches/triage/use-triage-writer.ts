import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { SiteView } from '../../../../shared/site';
import type { WriteOf } from '../../../../shared/write/write';
import { subscribe } from '../../../api/client';
import { createSubmitter, type Situation, type Submitter } from '../../../components/write-steps/submitter';

export interface TriageWriter {
  situation: Situation;
  submitter: Submitter;
  send(
    write: WriteOf<'change-values'>,
    names: { record: string; erpConnection: string; erpActor: string },
    isConfirmed: boolean,
  ): Promise<Situation>;
}

/** Sends one write at a time, as the other screens do, and follows it to its outcome. */
export function useTriageWriter(site: SiteView): TriageWriter {
  const queryClient = useQueryClient();
  const [submitter] = useState(() =>
    createSubmitter(() => {
      void queryClient.invalidateQueries({ queryKey: ['app', 'activity'] });
    }),
  );
  useEffect(
    () =>
      subscribe('links.progress', (progress) => {
        if (progress.siteId === site.id) submitter.follow(progress);
      }),
    [site.id, submitter],
  );
  return {
    submitter,
    situation: useStore(submitter.store),
    send: async (write, names, isConfirmed) => {
      await submitter.send({
        siteId: site.id,
        submitId: crypto.randomUUID(),
        write,
        names,
        ...(isConfirmed ? { confirmedSiteName: site.name } : {}),
      });
      return submitter.store.getState();
    },
  };
}
