import type { PlanRow } from '../../../shared/link-plan/plan-row';
import type { RecordAsGiven } from '../../../shared/link-plan/record-as-given';
import { explainRow, whySentence } from '../../../shared/link-plan/row-why';
import type { Text } from '../../../shared/text/text';

/** The CRM record as the sheet names it. */
export function nameGiven(record: RecordAsGiven | null, t: Text): string {
  return record ? t(`plans.rows.given.${record.by}`, { ...record }) : t('plans.rows.given.none');
}

/** The record that was found; as long as there is none, as it was given. */
export function nameRecord({ found, record }: Pick<PlanRow, 'found' | 'record'>, t: Text): string {
  return found.record ? found.record.name : nameGiven(record, t);
}

/** The worst of what explains a row, in one line. */
export function firstWhy(row: Pick<PlanRow, 'state' | 'reasons' | 'attempts'>, t: Text): string {
  const [first, ...others] = explainRow(row);
  if (!first) return '';
  const more = others.length > 0 ? ` (${t('plans.rows.more', { count: others.length })})` : '';
  return `${whySentence(first, t)}${more}`;
}

/** Of a row without a key: that none is given, or that what stands there is none. */
export function nameKey({ erpKey, sheetReasons }: Pick<PlanRow, 'erpKey' | 'sheetReasons'>, t: Text): string {
  if (erpKey !== '') return erpKey;
  const isUnusable = sheetReasons.some(({ params }) => params['about'] === 'erpKey');
  return t(isUnusable ? 'plans.rows.unusableKey' : 'plans.rows.noKey');
}
