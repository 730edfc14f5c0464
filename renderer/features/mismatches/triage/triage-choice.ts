import { encodeValue } from '../../../../shared/value/encoded-value';
import type { FieldValue } from '../../../../shared/value/field-value';
import type { FreshScanRow } from '../../../../shared/ipc/scan-methods';
import { readAs, notAsked, type RecordState } from '../../../../shared/record/record-state';
import type { ScanField, ScanRow } from '../../../../shared/scan/scan-row';
import type { Scan } from '../../../../shared/scan/scan';
import { createLeftRow } from '../../../../shared/link/draft-rows';
import { joinFields } from '../../../../shared/write/joined-value';
import { compilePlan, fieldOf, type PlanField } from '../../../../shared/write/plan';
import type { IsCosmetic } from '../../../../shared/write/effect';
import type { WriteOf } from '../../../../shared/write/write';
import type { ShownValues } from '../../../components/write-steps/outcome-changes';

/** What becomes of a field: both sides stay, one side's value goes to the other, or a typed one to both. */
export type Choice = { kind: 'leave' } | { kind: 'crm' } | { kind: 'erp' } | { kind: 'typed'; text: string };
export type Choices = ReadonlyMap<string, Choice>;

export const leave: Choice = { kind: 'leave' };

/** The fields that somebody can choose about: both sides were read, and a link is there to be written by. */
export function listChoosable({ fields, findings }: Pick<ScanRow, 'fields' | 'findings'>): ScanField[] {
  if (findings.includes('not-linked')) return [];
  return fields.filter(({ crm, erp }) => crm !== null && erp !== null);
}

/** The write that the choices are; null where every field is left, or the row is no link. */
export function toWrite(
  { now, plan: description }: Pick<FreshScanRow, 'now' | 'plan'>,
  erpConnectionId: number,
  choices: Choices,
): WriteOf<'change-values'> | null {
  const { record, actor } = now;
  if (!record || !actor?.erpActorType) return null;
  const plan = compilePlan(description);
  const written = listChoosable(now).flatMap((field) => {
    const choice = choices.get(field.crmFieldKey) ?? leave;
    const value = toValue(field, choice, fieldOf(plan, field.crmFieldKey));
    return value ? [{ field, value }] : [];
  });
  if (written.length === 0) return null;
  return {
    kind: 'change-values',
    record: { crmActorType: record.crmActorType, crmRecordId: record.crmRecordId },
    actor: { erpConnectionId, erpActorType: actor.erpActorType, erpKey: actor.erpKey },
    values: written.map(({ value }) => value),
    seen: written.map(({ field }) => ({
      crmFieldKey: field.crmFieldKey,
      crm: field.crm?.value ?? null,
      erp: field.erp?.value ?? null,
    })),
  };
}

/** What a choice sends of a field; a typed text in the form of its type. Null = nothing. */
export function toValue(
  { crmFieldKey, displayName, crm, erp }: ScanField,
  choice: Choice,
  { fieldType }: Pick<PlanField, 'fieldType'>,
): FieldValue | null {
  const common = { crmFieldKey, displayName };
  switch (choice.kind) {
    case 'leave':
      return null;
    case 'crm':
      return crm && { ...common, ...crm, syncToCrm: false, syncToErp: true };
    case 'erp':
      return erp && { ...common, ...erp, syncToCrm: true, syncToErp: false };
    case 'typed': {
      const value = encodeValue(choice.text, fieldType, [crm?.value ?? '', erp?.value ?? '']);
      return { ...common, value, displayValue: choice.text, syncToCrm: true, syncToErp: true };
    }
  }
}

/** What was read of the row, in the terms in which a write is checked and its effect is told. */
export function stateOf({ now, plan, keyOfLink, holders, crm, erp }: FreshScanRow, scan: Scan): RecordState {
  const { erpConnectionId, erpConnectionName: connectionName } = scan;
  const at = new Date(now.at ?? 0);
  const erpActorType = now.actor?.erpActorType ?? null;
  const link = { erpConnectionId, connectionName, erpActorType };
  return {
    // A key that was told is the key of a link.
    links: keyOfLink.read ? readAs([{ ...link, connected: keyOfLink.value !== null }], at) : notAsked,
    keyOfLink,
    holders,
    mapping: readAs(compilePlan(plan), at),
    crm: crm === null ? notAsked : readAs(crm, at),
    erp: erp === null ? notAsked : readAs(erp, at),
  };
}

/** Names of the fields of which a side is not as the scan had read it. */
export function listMoved({ now, before, crm, erp }: FreshScanRow): string[] {
  const nowOf = (side: 'crm' | 'erp', key: string) =>
    (side === 'crm' ? crm : erp)?.find((value) => value.crmFieldKey.toUpperCase() === key.toUpperCase())
      ?.value;
  const moved = before.fields
    .filter(({ crmFieldKey, ...sides }) =>
      (['crm', 'erp'] as const).some((side) => {
        const value = nowOf(side, crmFieldKey);
        return value !== undefined && sides[side] !== null && sides[side].value !== value;
      }),
    )
    .map(({ displayName }) => displayName);
  const known = new Set(before.fields.map(({ crmFieldKey }) => crmFieldKey));
  // Equal when the scan read it, and not any more.
  const fresh = now.fields.filter(({ crmFieldKey }) => !known.has(crmFieldKey));
  return before.at === null ? [] : [...moved, ...fresh.map(({ displayName }) => displayName)];
}

/** The values as they stand now, for the names of list items in an outcome. */
export function shownOf(fresh: FreshScanRow): ShownValues {
  const plan = compilePlan(fresh.plan);
  return { rows: joinFields(plan, fresh).map(createLeftRow), plan, isCosmetic: toIsCosmetic(fresh) };
}

/** By the rules that the row was compared with: what was told to differ in its looks only. */
export function toIsCosmetic({ now }: Pick<FreshScanRow, 'now'>): IsCosmetic {
  const cosmetic = now.fields.filter(({ outcome }) => outcome === 'cosmetic');
  return ({ crmFieldKey, crm, erp }) =>
    cosmetic.some(
      (one) =>
        one.crmFieldKey === crmFieldKey && one.crm?.value === crm?.value && one.erp?.value === erp?.value,
    );
}
