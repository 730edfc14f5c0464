import type { RestoreField } from '../../../../shared/journal/restore-plan';
import { compareReadings } from '../../../../shared/record/record-state';
import type { FieldValue } from '../../../../shared/value/field-value';

/** What is put back, by field key; a field that is not in it stays as it is. */
export type ChosenValues = ReadonlyMap<string, FieldValue>;

/** What a person chose for fields, and what was there then; null = the field stays as it is. */
export type MadeChoices = ReadonlyMap<string, { value: FieldValue | null; now: RestoreField['now'] }>;

/**
 * What a person chose stands through every other reading: a side that could not be read tells nothing against it, and it
 * counts again once that is read. Where another value is there by now, it was chosen against something else.
 */
export function choicesOf(fields: readonly RestoreField[], made: MadeChoices): ChosenValues {
  return new Map(
    fields.flatMap((field) => {
      const { crmFieldKey, now, proposals } = field;
      const choice = made.get(crmFieldKey);
      if (!choice || isOther(choice.now, now)) return startingChoice(field);
      const value = proposals.find((one) => isSameProposal(one, choice.value));
      return value ? [[crmFieldKey, value] as const] : [];
    }),
  );
}

function isOther(before: RestoreField['now'], now: RestoreField['now']): boolean {
  return (['crm', 'erp'] as const).some((side) => compareReadings(before[side], now[side]) === 'changed');
}

function isSameProposal(one: FieldValue, other: FieldValue | null): boolean {
  return other !== null && one.value === other.value;
}

/** What can be put back without a choice, and was changed by nobody since. */
function startingChoice({ crmFieldKey, state, changedSince, proposals: [proposal] }: RestoreField) {
  return state === 'ready' && !changedSince && proposal ? [[crmFieldKey, proposal] as const] : [];
}
