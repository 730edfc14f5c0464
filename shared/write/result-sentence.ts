import type { Text } from '../text/text';
import type { JoinedValue } from './joined-value';
import type { SideResult, ValueResult } from './value-result';

/** What becomes of a value on both sides, in one sentence. `show` writes a stored value as a person reads it. */
export function resultSentence(
  row: JoinedValue,
  result: ValueResult,
  show: (value: string) => string,
  t: Text,
): string {
  const of = (side: 'crm' | 'erp') =>
    t(`effect.side.${clauseOf(result[side], row[side]?.value)}`, {
      side: t(`common.system.${side}`),
      held: show(row[side]?.value ?? ''),
      value: show(row.value),
    });
  const sides = { crm: of('crm'), erp: of('erp') };
  return t(result.staysDifferent ? 'effect.resultStaysDifferent' : 'effect.result', sides);
}

function clauseOf(result: SideResult, held: string | undefined): SideResult | 'keeps-empty' {
  return result === 'keeps' && held === '' ? 'keeps-empty' : result;
}
