import { fieldOutcomes, type FieldOutcome, type ScanFieldCount } from '../../../shared/scan/scan-row';
import type { ScanFilter } from '../../../shared/scan/scan-query';
import type { Text } from '../../../shared/text/text';

/** In which way a field is not the same: as a person asks for it. */
const groups = ['differs', 'not-read', 'cosmetic'] as const;
type Group = (typeof groups)[number];

function groupOf(outcome: FieldOutcome): Group {
  return outcome === 'not-read' || outcome === 'cosmetic' ? outcome : 'differs';
}

/** One entry of the box that narrows the list to a field; its count is the number of rows that it shows. */
export interface FieldChoice {
  key: string;
  label: string;
  field: NonNullable<ScanFilter['field']>;
}

/**
 * "City differs in 3", "City is cosmetic in 27": each way of each field apart, real differences first. Two fields of one
 * name are told apart by their keys. What is chosen is among them also where no row is left that has it.
 */
export function listFieldChoices(
  fields: readonly ScanFieldCount[],
  chosen: ScanFilter['field'],
  t: Text,
): FieldChoice[] {
  const isTwice = (name: string) => fields.filter(({ displayName }) => displayName === name).length > 1;
  const nameOf = ({ crmFieldKey: key, displayName: field }: ScanFieldCount) =>
    isTwice(field) ? t('mismatches.list.fieldAndKey', { field, key }) : field;
  const make = (crmFieldKey: string, field: string, group: Group, count: number): FieldChoice => ({
    key: keyOf(crmFieldKey, group),
    label: t(`mismatches.list.fieldCount.${group}`, { field, count }),
    field: { crmFieldKey, outcomes: fieldOutcomes.filter((one) => groupOf(one) === group), values: null },
  });
  const listed = groups.flatMap((group) =>
    fields
      .map((field) => ({ field, count: countOf(field, group) }))
      .filter(({ count }) => count > 0)
      .toSorted((one, other) => other.count - one.count)
      .map(({ field, count }) => make(field.crmFieldKey, nameOf(field), group, count)),
  );
  if (chosen === null || listed.some(({ key }) => key === keyOfField(chosen))) return listed;
  const { crmFieldKey } = chosen;
  const known = fields.find((field) => field.crmFieldKey === crmFieldKey);
  return [...listed, make(crmFieldKey, known ? nameOf(known) : crmFieldKey, groupOfField(chosen), 0)];
}

export function keyOfField(field: NonNullable<ScanFilter['field']>): string {
  return keyOf(field.crmFieldKey, groupOfField(field));
}

function keyOf(crmFieldKey: string, group: Group): string {
  return `${group} ${crmFieldKey}`;
}

function groupOfField({ outcomes }: NonNullable<ScanFilter['field']>): Group {
  return groupOf(outcomes[0] ?? 'different');
}

function countOf({ counts }: ScanFieldCount, group: Group): number {
  return fieldOutcomes.reduce((sum, one) => sum + (groupOf(one) === group ? counts[one] : 0), 0);
}
