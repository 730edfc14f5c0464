import { useEffect, useRef } from 'react';
import type { KeptDraft } from '../../../../shared/link/draft';
import type { SiteView } from '../../../../shared/site';
import { callBridge } from '../../../api/client';
import { keepBeforeLeaving } from '../../../app-state/last-words';
import type { DraftForm } from '../../../components/field-values/draft-form';
import { toDraft } from '../../../components/field-values/draft-state';
import { createAfterTyping } from '../../../components/field-values/after-typing';
import type { ByHandRows } from '../../../components/field-values/by-hand-rows';
import { listRows } from '../../../components/field-values/row-state';
import { keepForNext } from '../../../components/field-values/identity';
import { installationOf } from '../../../../shared/same-installation';

const pauseMs = 400;
const longestMs = 3_000;

/**
 * Keeps the half-filled form: after a pause in typing, at the latest after some seconds, and when the window is left or goes.
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
    const save = () => {
      const state = form.store.getState();
      const draft = linked.current ? keepForNext(state.identity) : toDraft(state);
      const byHandRows = linked.current ? null : state.byHandRows;
      const kept: KeptDraft = {
        ...draft,
        siteAddress,
        ...(byHandRows ? { byHandRows: toKept(byHandRows) } : {}),
      };
      return callBridge('drafts.save', { siteId, draft: kept }).catch(onFailed);
    };
    const afterTyping = createAfterTyping(save, { pauseMs, longestMs });
    const saveNow = async () => {
      if (!afterTyping.isWaiting()) return;
      afterTyping.end();
      await save();
    };
    const onLeft = () => void saveNow();
    const stopWatching = form.store.subscribe(afterTyping.note);
    // The window may be closed or loaded again at any moment after it loses the focus.
    window.addEventListener('blur', onLeft);
    window.addEventListener('pagehide', onLeft);
    const endKeeping = keepBeforeLeaving(saveNow);
    if (isLinked) afterTyping.note();
    return () => {
      stopWatching();
      window.removeEventListener('blur', onLeft);
      window.removeEventListener('pagehide', onLeft);
      endKeeping();
      onLeft();
    };
  }, [siteId, siteAddress, form, isLinked, onFailed]);
}

function toKept(byHandRows: ByHandRows): NonNullable<KeptDraft['byHandRows']> {
  const { pair, rowsFor } = byHandRows;
  return { rows: listRows(byHandRows), pair, rowsFor };
}
