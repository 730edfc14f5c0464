import { useEffect } from 'react';
import { isFocusLost, isInSight } from '../../../components/focusable';
import { useLinkForm } from '../../../components/field-values/form-context';
import { controlIds } from './control-ids';
import { focusFirstValue } from './focus-first-value';

/** Gives a keyboard that is nowhere to the next step: whenever the screen comes into sight, and at the start. */
export function useFirstStep(): void {
  const linkForm = useLinkForm();
  useEffect(() => {
    if (!isFocusLost()) return;
    const { erpConnectionId } = linkForm.form.store.getState().identity;
    const id = erpConnectionId === null ? controlIds.erpConnection : controlIds.crmRecord;
    const box = document.querySelector<HTMLElement>(`#${id}`);
    // Folded away: both sides are chosen, and their values are there.
    if (box && !isInSight(box)) focusFirstValue(linkForm);
    else box?.focus();
  }, [linkForm]);
}
