import { useEffect } from 'react';
import { isFocusLost } from '../../../components/focusable';
import { useLinkForm } from '../../../components/field-values/form-context';
import { controlIds } from './control-ids';

/** Gives a keyboard that is nowhere to the next step: whenever the screen comes into sight, and at the start. */
export function useFirstStep(): void {
  const { form } = useLinkForm();
  useEffect(() => {
    if (!isFocusLost()) return;
    const { erpConnectionId } = form.store.getState().identity;
    const id = erpConnectionId === null ? controlIds.erpConnection : controlIds.crmRecord;
    document.querySelector<HTMLElement>(`#${id}`)?.focus();
  }, [form]);
}
