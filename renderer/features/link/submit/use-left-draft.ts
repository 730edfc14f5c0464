import { useEffect, useState } from 'react';
import type { LinkDraft } from '../../../../shared/link/draft';
import { identityKey } from '../../../components/field-values/identity';
import { useLinkForm } from '../../../components/field-values/form-context';

/**
 * The draft that a new form took the place of, for as long as that is what the form is about: once the next pair is
 * chosen, bringing the old one back would throw that away.
 */
export function useLeftDraft(): { left: LinkDraft | null; setLeft(draft: LinkDraft | null): void } {
  const { form } = useLinkForm();
  const [left, setLeft] = useState<LinkDraft | null>(null);
  useEffect(
    () =>
      form.store.subscribe(({ identity }, before) => {
        const pair = identityKey(identity);
        if (pair !== null && pair !== identityKey(before.identity)) setLeft(null);
      }),
    [form],
  );
  return { left, setLeft };
}
