import { useEffect, useRef } from 'react';
import type { KeptDraft } from '../../../../shared/link/draft';
import type { SiteView } from '../../../../shared/site';
import { callBridge } from '../../../api/client';
import { startKeeping } from '../../../app-state/keep-typed';
import { useWouldBeLost } from '../../../app-state/would-be-lost';
import type { DraftForm } from '../../../components/field-values/draft-form';
import { toDraft } from '../../../components/field-values/draft-state';
import type { ByHandRows } from '../../../components/field-values/by-hand-rows';
import { listRows } from '../../../components/field-values/row-state';
import { keepForNext } from '../../../components/field-values/identity';
import { holdsTyped } from './left-drafts';
import { installationOf } from '../../../../shared/same-installation';

/** Keeps the half-filled form. Once the link is made, what is kept is the start of the next one. */
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

  const isKept = useRef(true);
  useWouldBeLost('link-draft', () => !isKept.current && !isLinked && holdsTyped(form.store.getState()));

  const siteId = site.id;
  const siteAddress = installationOf(site);
  useEffect(() => {
    const save = async () => {
      const state = form.store.getState();
      const draft = linked.current ? keepForNext(state.identity) : toDraft(state);
      const byHandRows = linked.current ? null : state.byHandRows;
      const kept: KeptDraft = {
        ...draft,
        siteAddress,
        ...(byHandRows ? { byHandRows: toKept(byHandRows) } : {}),
      };
      try {
        await callBridge('drafts.save', { siteId, draft: kept });
        isKept.current = true;
      } catch {
        isKept.current = false;
        onFailed();
      }
    };
    const keeping = startKeeping(save);
    const stopWatching = form.store.subscribe(keeping.note);
    if (isLinked) keeping.note();
    return () => {
      stopWatching();
      keeping.end();
    };
  }, [siteId, siteAddress, form, isLinked, onFailed]);
}

function toKept(byHandRows: ByHandRows): NonNullable<KeptDraft['byHandRows']> {
  const { pair, rowsFor } = byHandRows;
  return { rows: listRows(byHandRows), pair, rowsFor };
}
