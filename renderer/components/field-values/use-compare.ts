import type { QueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { compareBy, type TextPair } from '../../../shared/compare/compare-by';
import type { LoadedFields } from '../../../shared/link/draft';
import type { IsCosmetic } from '../../../shared/write/effect';
import { joinFields } from '../../../shared/write/joined-value';
import { compilePlan } from '../../../shared/write/plan';
import { preferencesQuery, usePreferences } from '../../api/preferences';
import { keyOfPair, textRulesQuery, useTextRules } from '../../api/records';
import type { CompareRow } from './row-order';

const noneOff: never[] = [];

interface Compare {
  /** By the rules that are switched on; letter by letter where they did not answer. */
  compare: CompareRow;
  /** False before their first answer: what is shown then would move at once. */
  isReady: boolean;
}

/** How the two sides of these fields are held against each other. */
export function useCompare(loaded: LoadedFields | null): Compare {
  const rulesOff = usePreferences().data?.compareRulesOff ?? noneOff;
  const pairs = useMemo(() => (loaded ? listTextPairs(loaded) : []), [loaded]);
  const { data: rules, isError } = useTextRules(pairs, rulesOff);
  const compare = useMemo<CompareRow>(
    () =>
      (row, { fieldType, list }) =>
        compareBy(
          { crmFieldKey: row.crmFieldKey, fieldType, list },
          row.crm,
          row.erp,
          (pair) => rules?.get(keyOfPair(pair)) ?? null,
        ),
    [rules],
  );
  return { compare, isReady: rules !== undefined || isError || pairs.length === 0 };
}

/**
 * Has the rules at hand before the values are shown: their order and their count stand from the first picture on. Where
 * they do not answer, the values come all the same, and are held against each other letter by letter.
 */
export async function prepareCompare(client: QueryClient, loaded: LoadedFields): Promise<void> {
  const pairs = listTextPairs(loaded);
  if (pairs.length === 0) return;
  try {
    const { compareRulesOff } = await client.ensureQueryData(preferencesQuery);
    await client.ensureQueryData(textRulesQuery(pairs, compareRulesOff));
  } catch {
    // Whoever shows the values asks once more, and knows that they did not answer.
  }
}

/** The same as one question: do the sides differ in their looks only? */
export function toIsCosmetic(compare: CompareRow): IsCosmetic {
  return (sides, field) => compare(sides, field).result === 'cosmetic';
}

/** The texts that only the rules can tell to mean the same, each once. */
function listTextPairs(loaded: LoadedFields): TextPair[] {
  const pairs = new Map<string, TextPair>();
  for (const { field, crm, erp } of joinFields(compilePlan(loaded.plan), loaded))
    compareBy(field, crm, erp, (pair) => {
      pairs.set(keyOfPair(pair), pair);
      return null;
    });
  return [...pairs.values()];
}
