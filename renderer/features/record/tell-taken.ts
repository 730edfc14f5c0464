import type { DraftState } from '../../components/field-values/draft-state';
import type { Text } from '../../../shared/text/text';
import { isSameStored } from '../../../shared/write/same-stored';
import { fieldOf } from '../../../shared/write/plan';

/** Why the value that was taken last goes nowhere; empty where it goes somewhere, or none was taken. */
export function tellTakenNowhere(
  { taken, rows, plan, isFrozen }: Pick<DraftState, 'taken' | 'rows' | 'plan' | 'isFrozen'>,
  t: Text,
): string {
  const row = taken === null ? undefined : rows[taken.rowId];
  if (taken === null || row === undefined || isFrozen || row.syncToCrm || row.syncToErp) return '';
  const { side } = taken;
  const other = side === 'crm' ? 'erp' : 'crm';
  const field = fieldOf(plan, row.crmFieldKey);
  const words = {
    name: row.displayName || row.crmFieldKey,
    from: t(`common.system.${side}`),
    to: t(`common.system.${other}`),
  };
  const [held, there] = [row[side], row[other]];
  if (held === null) return t('record.do.takenNotRead', words);
  if (there === null) return t('record.do.takenOtherNotRead', words);
  if (isSameStored(held.value, there.value, field)) return t('record.do.takenSame', words);
  if (other === 'erp' && field.access === 'ReadOnly') return t('record.do.takenReadOnly', words);
  return t('record.do.takenNowhere', { ...words, keys: side === 'erp' ? 'Alt+Shift+→' : 'Alt+Shift+←' });
}
