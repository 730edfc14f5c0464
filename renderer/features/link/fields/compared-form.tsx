import { useQuery } from '@tanstack/react-query';
import { useMemo, type ReactElement, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { LinkFormContext, type LinkForm } from '../../../components/field-values/form-context';
import { useCompare } from '../../../components/field-values/use-compare';
import { fieldsQuery } from '../link-queries';

interface Props extends Omit<LinkForm, 'compare'> {
  children: ReactNode;
}

/** The form whose values are held against each other by the rules in use, as on every other screen. */
export function ComparedForm({ site, form, table, children }: Props): ReactElement {
  const identity = useStore(form.store, (state) => state.identity);
  const { data } = useQuery(fieldsQuery(site.id, identity));
  const { compare } = useCompare(data ?? null);
  const value = useMemo<LinkForm>(() => ({ site, form, table, compare }), [site, form, table, compare]);
  return <LinkFormContext value={value}>{children}</LinkFormContext>;
}
