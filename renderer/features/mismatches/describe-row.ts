import type { ScanField, ScanRow } from '../../../shared/scan/scan-row';
import { parseEncoded, showDecoded } from '../../../shared/value/encoded-value';
import type { Text } from '../../../shared/text/text';
import { nameErpActorType } from '../../components/actor-names';

/** The record of a row by its name, or its type and id; what there is not is said. */
export function nameRowRecord({ record }: Pick<ScanRow, 'record'>, t: Text): string {
  if (!record) return t('mismatches.list.noRecord');
  return record.name === '' ? describeRowRecord({ record }, t) : record.name;
}

export function describeRowRecord({ record }: Pick<ScanRow, 'record'>, t: Text): string {
  if (!record) return '';
  const type = t(`common.crmActorType.${record.crmActorType}`);
  return t('mismatches.triage.record', { type, id: record.crmRecordId });
}

export function nameRowActor({ actor }: Pick<ScanRow, 'actor'>, t: Text): string {
  if (!actor) return t('mismatches.list.noActor');
  return actor.name === '' ? actor.erpKey : actor.name;
}

export function describeRowActor({ actor }: Pick<ScanRow, 'actor'>, t: Text): string {
  if (!actor?.erpActorType) return '';
  return t('mismatches.triage.actor', { type: nameErpActorType(actor.erpActorType, t), key: actor.erpKey });
}

export function showSide(side: ScanField['crm'], t: Text): string {
  if (side === null) return t('mismatches.list.notReadSide');
  const shown = showDate(side.value) ?? (side.displayValue === '' ? side.value : side.displayValue);
  return shown === '' ? t('mismatches.list.empty') : shown;
}

/** In one form wherever it stands: the site's own may have the month first. */
function showDate(value: string): string | null {
  const { marker } = parseEncoded(value);
  return marker === 'D' || marker === 'DT' ? showDecoded(value, 'Date') : null;
}

/** "City: Oslo → Bergen". */
export function describeField({ displayName, crm, erp }: ScanField, t: Text): string {
  return t('mismatches.list.fieldLine', { field: displayName, crm: showSide(crm, t), erp: showSide(erp, t) });
}
