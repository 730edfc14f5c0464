import type { PlanRow } from '../../../shared/link-plan/plan-row';
import type { RecordAsGiven } from '../../../shared/link-plan/record-as-given';
import { explainRow, whySentence, type RowWhy } from '../../../shared/link-plan/row-why';
import type { Text } from '../../../shared/text/text';
import { writeLocalTimes } from '../../components/describe-error';

/** The CRM record as the sheet names it. */
export function nameGiven(record: RecordAsGiven | null, t: Text): string {
  if (record === null) return t('plans.rows.given.none');
  const isNameAlone = record.by === 'name-postcode' && record.postcode === '';
  return t(`plans.rows.given.${isNameAlone ? 'name' : record.by}`, { ...record });
}

/** As the sheet names it, with what it calls it beside what identifies it: an id says nothing to anybody. */
export function nameInSheet({ record, alsoNamed }: Pick<PlanRow, 'record' | 'alsoNamed'>, t: Text): string {
  const given = nameGiven(record, t);
  return alsoNamed ? t('plans.rows.alsoNamed', { name: alsoNamed, given }) : given;
}

/** The record that was found; as long as there is none, as it was given. */
export function nameRecord(row: Pick<PlanRow, 'found' | 'record' | 'alsoNamed'>, t: Text): string {
  return row.found.record ? row.found.record.name : nameInSheet(row, t);
}

/** Why a row is as it is, with its times as the window writes them. */
export function tellWhy(why: RowWhy, t: Text): string {
  return whySentence(why, t, writeLocalTimes);
}

/** The worst of what explains a row, in one line. */
export function firstWhy(row: Pick<PlanRow, 'state' | 'reasons' | 'attempts'>, t: Text): string {
  const [first, ...others] = explainRow(row);
  if (!first) return '';
  const more = others.length > 0 ? ` (${t('plans.rows.more', { count: others.length })})` : '';
  return `${tellWhy(first, t)}${more}`;
}

/** Of a row without a key: that none is given, or that what stands there is none. */
export function nameKey({ erpKey, sheetReasons }: Pick<PlanRow, 'erpKey' | 'sheetReasons'>, t: Text): string {
  if (erpKey !== '') return erpKey;
  const isUnusable = sheetReasons.some(({ params }) => params['about'] === 'erpKey');
  return t(isUnusable ? 'plans.rows.unusableKey' : 'plans.rows.noKey');
}
