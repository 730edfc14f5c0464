import { useEffect, useRef } from 'react';
import type { KeptDraft } from '../../../../shared/link/draft';
import type { SiteView } from '../../../../shared/site';
import { callBridge } from '../../../api/client';
import { toDraft, type DraftForm } from '../../../components/field-values/draft-form';
import type { ByHandRows } from '../../../components/field-values/by-hand-rows';
import { listRows } from '../../../components/field-values/row-state';
import { keepForNext } from '../../../components/field-values/identity';
import { installationOf } from './installation';

const pauseMs = 400;
const longestMs = 3_000;

/**
 * Keeps the half-filled form: after a pause in typing, at the latest after some seconds, and when the window is left.
 * Once the link is made, what is kept is the start of the next one.
 */
export function useDraftSaving(
  site: SiteView,
  form: DraftForm,
  isLinked: boolean,
  onFailed: () => void,
): void {
  const linked = useRef(isLinked);
  useEffect(() => {
    linked.current = isLinked;
  }, [isLinked]);

  const siteId = site.id;
  const siteAddress = installationOf(site);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let unsavedSinceMs: number | null = null;
    const save = () => {
      clearTimeout(timer);
      if (unsavedSinceMs === null) return;
      unsavedSinceMs = null;
      const state = form.store.getState();
      const draft = linked.current ? keepForNext(state.identity) : toDraft(state);
      const byHandRows = linked.current ? null : state.byHandRows;
      const kept: KeptDraft = {
        ...draft,
        siteAddress,
        ...(byHandRows ? { byHandRows: toKept(byHandRows) } : {}),
      };
      callBridge('drafts.save', { siteId, draft: kept }).catch(onFailed);
    };
    const saveSoon = () => {
      const nowMs = Date.now();
      unsavedSinceMs ??= nowMs;
      clearTimeout(timer);
      timer = setTimeout(save, Math.min(pauseMs, Math.max(0, unsavedSinceMs + longestMs - nowMs)));
    };
    const stopWatching = form.store.subscribe(saveSoon);
    // The window may be closed or loaded again at any moment after it loses the focus.
    window.addEventListener('blur', save);
    window.addEventListener('pagehide', save);
    if (isLinked) saveSoon();
    return () => {
      stopWatching();
      window.removeEventListener('blur', save);
      window.removeEventListener('pagehide', save);
      save();
    };
  }, [siteId, siteAddress, form, isLinked, onFailed]);
}

function toKept(byHandRows: ByHandRows): NonNullable<KeptDraft['byHandRows']> {
  const { pair, rowsFor } = byHandRows;
  return { rows: listRows(byHandRows), pair, rowsFor };
}
