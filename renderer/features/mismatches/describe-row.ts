import { isLinkedNoMore, type RowFinding, type ScanField, type ScanRow } from '../../../shared/scan/scan-row';
import { parseEncoded, showDecoded } from '../../../shared/value/encoded-value';
import type { Text } from '../../../shared/text/text';
import { fieldOf, type LinkPlan } from '../../../shared/write/plan';
import { showStored } from '../../components/field-values/show-stored';
import { nameErpActorType } from '../../components/actor-names';

/** The record of a row by its name, or its type and id; what there is not is said. */
export function nameRowRecord({ record }: Pick<ScanRow, 'record'>, t: Text): string {
  if (!record) return t('mismatches.list.noRecord');
  return record.name === '' ? nameById({ record }, t) : record.name;
}

/** Its type and id, and that SuperOffice does not show it, where that is so. */
export function describeRowRecord(
  { record, findings }: Pick<ScanRow, 'record' | 'findings'>,
  t: Text,
): string {
  const isGone = findings.includes('orphan-record');
  return listParts([
    record?.name ? nameById({ record }, t) : '',
    isGone ? t('mismatches.list.recordGone') : '',
  ]);
}

function nameById({ record }: Pick<ScanRow, 'record'>, t: Text): string {
  if (!record) return '';
  const type = t(`common.crmActorType.${record.crmActorType}`);
  return t('mismatches.triage.record', { type, id: record.crmRecordId });
}

export function nameRowActor({ actor }: Pick<ScanRow, 'actor'>, t: Text): string {
  if (!actor) return t('mismatches.list.noActor');
  return actor.name === '' ? actor.erpKey : actor.name;
}

/** Its type and key, and that the ERP gives no values of it, where that is so. */
export function describeRowActor({ actor, findings }: Pick<ScanRow, 'actor' | 'findings'>, t: Text): string {
  if (!actor?.erpActorType) return '';
  const type = nameErpActorType(actor.erpActorType, t);
  const isGone = findings.includes('orphan-actor');
  return listParts([
    t('mismatches.triage.actor', { type, key: actor.erpKey }),
    isGone ? t('mismatches.list.actorGone') : '',
  ]);
}

function listParts(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}

/** A finding as it is called of this row. */
export function nameFinding(row: ScanRow, finding: RowFinding, t: Text): string {
  return finding === 'not-linked' && isLinkedNoMore(row)
    ? t('scans.linkedNoMore')
    : t(`scans.finding.${finding}`);
}

export function showSide(side: ScanField['crm'], t: Text): string {
  if (side === null) return t('mismatches.list.notReadSide');
  const shown = showDate(side.value) ?? (side.displayValue === '' ? side.value : side.displayValue);
  return shown === '' ? t('mismatches.list.empty') : shown;
}

/** The same where it is known what the connection maps: list items by their names, days in any spelling in one form. */
export function showMapped(
  { crmFieldKey, crm, erp }: ScanField,
  side: 'crm' | 'erp',
  plan: LinkPlan | null,
  t: Text,
): string {
  const held = side === 'crm' ? crm : erp;
  if (held === null) return t('mismatches.list.notReadSide');
  const row = { ...held, crm, erp, source: side };
  return showStored(held.value, row, fieldOf(plan, crmFieldKey), t) || t('mismatches.list.empty');
}

/** In one form wherever it stands: the site's own may have the month first. */
function showDate(value: string): string | null {
  const { marker } = parseEncoded(value);
  return marker === 'D' || marker === 'DT' ? showDecoded(value, 'Date') : null;
}

/** "City: Oslo | Bergen", the sides as the columns stand: an arrow would be a change. */
export function describeField({ displayName, crm, erp }: ScanField, t: Text): string {
  return t('mismatches.list.fieldLine', { field: displayName, crm: showSide(crm, t), erp: showSide(erp, t) });
}
