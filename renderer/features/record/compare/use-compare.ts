import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { loadComparer } from '../../../../shared/compare/load-comparer';
import { switchesOf } from '../../../../shared/compare/comparison';
import { usePreferences } from '../../../api/preferences';
import { compareExactly, type CompareRow } from '../../../components/field-values/row-order';

const noneOff: never[] = [];

/** Compares the two sides of a row by the rules that are switched on; letter by letter until the rules are loaded. */
export function useCompare(): CompareRow {
  const rulesOff = usePreferences().data?.compareRulesOff ?? noneOff;
  const { data: comparer } = useQuery({
    queryKey: ['app', 'comparer'],
    queryFn: loadComparer,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
  return useMemo<CompareRow>(() => {
    if (!comparer) return compareExactly;
    const rules = switchesOf(rulesOff);
    return (row, { fieldType, list }) =>
      comparer.compareField({ crmFieldKey: row.crmFieldKey, fieldType, list }, row.crm, row.erp, rules);
  }, [comparer, rulesOff]);
}
