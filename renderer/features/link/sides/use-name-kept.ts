import { useEffect } from 'react';
import { useLinkForm } from '../../../components/field-values/form-context';

/**
 * Keeps what a side is called as it was read last: a restored draft may hold a name that is no more, and a write gives
 * another one. `name` undefined = not read.
 */
export function useNameKept(member: 'crmName' | 'erpName', name: string | undefined): void {
  const { form } = useLinkForm();
  useEffect(() => {
    if (name !== undefined && name !== form.store.getState().identity[member])
      form.choose({ [member]: name });
  }, [member, name, form]);
}
