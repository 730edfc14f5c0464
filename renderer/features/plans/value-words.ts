import type { PlanKind, PlanValueField } from '../../../shared/link-plan/plan';
import type { PlanValue } from '../../../shared/link-plan/plan-row';
import type { Text } from '../../../shared/text/text';
import { hiddenText, isChecked, showByMarker, showDecoded } from '../../../shared/value/encoded-value';
import { spellingOf } from '../../../shared/write/list-values';
import { fieldOf, type LinkPlan } from '../../../shared/write/plan';

/** A value of a row: what its field is called, what is written, and into which side. `mapping` null = not known. */
export function describeValue(
  { crmFieldKey, value, direction }: PlanValue,
  mapping: LinkPlan | null,
  t: Text,
): { term: string; value: string } {
  const shown = value === '' ? t('plans.detail.noValue') : showValue(crmFieldKey, value, mapping, t);
  return {
    term: nameField(crmFieldKey, mapping),
    value: t(`plans.detail.valueSide.${direction}`, { value: shown }),
  };
}

/** The values that are not the same any more, each beside what was there before; empty for none. */
export function describeChangedValues(
  before: readonly PlanValue[],
  after: readonly PlanValue[],
  mapping: LinkPlan | null,
  t: Text,
): { name: string; before: string; after: string }[] {
  const keys = new Set([...before, ...after].map(({ crmFieldKey }) => crmFieldKey));
  return [...keys].flatMap((key) => {
    const [was, now] = [before, after].map((values) => values.filter((one) => one.crmFieldKey === key));
    if (JSON.stringify(was) === JSON.stringify(now)) return [];
    const tell = (values: readonly PlanValue[] = []) =>
      values.map(({ value }) => showValue(key, value, mapping, t)).join(', ');
    return [{ name: nameField(key, mapping), before: tell(was), after: tell(now) }];
  });
}

/** Which fields are written into which side, and which sides do not go back; empty where there is none of either. */
export function describeFields(
  kind: PlanKind,
  fields: readonly PlanValueField[],
  mapping: LinkPlan | null,
  t: Text,
): string {
  const named = fields.flatMap(({ crmFieldKey, direction }) =>
    direction === 'leave'
      ? []
      : [t(`plans.run.valueSide.${direction}`, { field: nameField(crmFieldKey, mapping) })],
  );
  const stay = fields.flatMap(({ crmFieldKey, leftOut }) =>
    leftOut
      ? [
          t(`plans.run.sideStays.${leftOut.side}`, {
            field: nameField(crmFieldKey, mapping),
            count: leftOut.rows,
          }),
        ]
      : [],
  );
  const goes = kind === 'restore' ? 'plans.run.valuesBack' : 'plans.run.values';
  return [
    named.length === 0 ? '' : t(goes, { fields: named.join('; ') }),
    stay.length === 0 ? '' : t('plans.run.valuesStay', { fields: stay.join('; ') }),
  ]
    .filter(Boolean)
    .join(' ');
}

function nameField(crmFieldKey: string, mapping: LinkPlan | null): string {
  return fieldOf(mapping, crmFieldKey).displayName || crmFieldKey;
}

function showValue(crmFieldKey: string, value: string, mapping: LinkPlan | null, t: Text): string {
  const field = mapping?.find(crmFieldKey);
  if (!field) return showByMarker(value) ?? value;
  const { fieldType, list } = field;
  if (fieldType === 'Password') return hiddenText;
  if (fieldType === 'Checkbox') return t(isChecked(value) ? 'link.row.checked' : 'link.row.unchecked');
  const held = { value, displayValue: '' };
  return (
    showDecoded(value, fieldType) ??
    list?.names[spellingOf(list, { crm: held, erp: null })].get(value) ??
    value
  );
}
