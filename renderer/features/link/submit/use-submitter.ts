import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { SiteView } from '../../../../shared/site';
import { subscribe } from '../../../api/client';
import { identityKey, isOfPair, type LinkIdentity } from '../../../components/field-values/identity';
import { useLinkForm } from '../../../components/field-values/form-context';
import { installationOf } from '../../../../shared/same-installation';
import {
  createSubmitter,
  isOfRecord,
  type Situation,
  type Submitter,
} from '../../../components/write-steps/submitter';

const lookAgainMs = 1_000;

/** By what was read of the sites, and by site: whoever comes back to one finds what became of the link that was under way. */
const submitters = new WeakMap<QueryClient, Map<string, Submitter>>();

function submitterOf(queryClient: QueryClient, site: SiteView): Submitter {
  const ofSites = submitters.get(queryClient) ?? new Map<string, Submitter>();
  submitters.set(queryClient, ofSites);
  const key = `${site.id} ${installationOf(site)}`;
  const submitter =
    ofSites.get(key) ??
    createSubmitter(() => {
      // What is linked, who holds the key and what both sides hold is another matter now.
      void queryClient.invalidateQueries({ queryKey: [site.id], predicate: isOfRecord });
      void queryClient.invalidateQueries({ queryKey: ['app', 'activity'] });
    });
  ofSites.set(key, submitter);
  return submitter;
}

/** Whether what stands is about the pair of a form that is put up anew. That nothing was sent was said of another form. */
function isAbout(situation: Situation, pair: LinkIdentity): boolean {
  return situation.kind === 'done' ? isOfPair(situation.entry, pair) : situation.kind !== 'not-sent';
}

/** The submitter of this site, connected to the events of the main process for as long as its form is shown. */
export function useSubmitter(): Submitter {
  const { site, form } = useLinkForm();
  const queryClient = useQueryClient();
  const [submitter] = useState(() => {
    const ofSite = submitterOf(queryClient, site);
    if (!isAbout(ofSite.store.getState(), form.store.getState().identity)) ofSite.dismiss();
    return ofSite;
  });

  useEffect(
    () =>
      subscribe('links.progress', (progress) => {
        if (progress.siteId === site.id) submitter.follow(progress);
      }),
    [site.id, submitter],
  );

  const isAdopted = useStore(submitter.store, (at) => at.kind === 'sending' && at.adopted !== null);
  useEffect(() => {
    // A look that fails changes nothing here; the main process refuses a second submit by itself.
    const look = () => void submitter.lookForRunning(site.id).catch(() => {});
    look();
    const timer = isAdopted ? setInterval(look, lookAgainMs) : undefined;
    return () => clearInterval(timer);
  }, [site.id, submitter, isAdopted]);

  // An outcome belongs to its pair of records and to the way they were filled in: choosing another puts it away.
  useEffect(
    () =>
      form.store.subscribe((state, before) => {
        const pair = identityKey(before.identity);
        const isFilledOtherwise = before.identity.byHand !== state.identity.byHand;
        if (isFilledOtherwise || (pair !== null && pair !== identityKey(state.identity))) submitter.dismiss();
        // That nothing was sent is said of the values as they were then.
        else if (state.edits !== before.edits && submitter.store.getState().kind === 'not-sent') {
          submitter.dismiss();
        } else if (before.moved.length > 0 && state.moved.length === 0) dismissChanged(submitter);
      }),
    [form, submitter],
  );

  // What was sent stands as it was sent: whoever goes on editing lets go of the outcome first.
  useEffect(() => {
    const follow = ({ kind }: Situation) => form.setFrozen(kind === 'sending' || kind === 'done');
    follow(submitter.store.getState());
    return submitter.store.subscribe(follow);
  }, [form, submitter]);
  return submitter;
}

/** That values changed is over once somebody has seen them. */
function dismissChanged({ store, dismiss }: Submitter): void {
  const situation = store.getState();
  if (situation.kind === 'not-sent' && situation.error.code === 'values-changed') dismiss();
}

export function useSituation(submitter: Submitter): Situation {
  return useStore(submitter.store);
}
