import type { PlanRow } from '../../../shared/link-plan/plan-row';
import type { RecordAsGiven } from '../../../shared/link-plan/record-as-given';
import { reasonSentence } from '../../../shared/link-plan/reason-sentence';
import type { Text } from '../../../shared/text/text';

/** The CRM record as the sheet names it. */
export function nameGiven(record: RecordAsGiven | null, t: Text): string {
  return record ? t(`plans.rows.given.${record.by}`, { ...record }) : t('plans.rows.given.none');
}

/** The record that was found; as long as there is none, as it was given. */
export function nameRecord({ found, record }: Pick<PlanRow, 'found' | 'record'>, t: Text): string {
  return found.record ? found.record.name : nameGiven(record, t);
}

/** The worst of what speaks against a row, in one line. */
export function firstReason({ reasons }: Pick<PlanRow, 'reasons'>, t: Text): string {
  const [first, ...others] = reasons;
  if (!first) return '';
  const more = others.length > 0 ? ` (${t('plans.rows.more', { count: others.length })})` : '';
  return `${reasonSentence(first, t)}${more}`;
}
