import { setImmediate } from 'node:timers/promises';
import type { TextPair } from '../../shared/compare/compare-by';
import { switchesOf, type CompareRule } from '../../shared/compare/comparison';
import { loadComparer } from '../../shared/compare/load-comparer';

/**
 * By which rules each pair of texts means the same; null where it does not. In the order of the pairs;
 * between two of them the program does what else waits.
 */
export async function compareTexts(
  pairs: readonly TextPair[],
  rulesOff: readonly CompareRule[],
): Promise<(CompareRule[] | null)[]> {
  const { readByRules } = await loadComparer();
  const rulesOf = readByRules(switchesOf(rulesOff));
  const found: (CompareRule[] | null)[] = [];
  for (const pair of pairs) {
    await setImmediate();
    const rules = rulesOf(pair);
    found.push(rules && [...rules]);
  }
  return found;
}
