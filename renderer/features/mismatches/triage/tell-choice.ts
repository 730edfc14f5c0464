import type { ScanField } from '../../../../shared/scan/scan-row';
import type { Text } from '../../../../shared/text/text';
import { fieldOf, type LinkPlan } from '../../../../shared/write/plan';
import { resultSentence } from '../../../../shared/write/result-sentence';
import { resultOfValue } from '../../../../shared/write/value-result';
import { showStored } from '../../../components/field-values/show-stored';
import { leave, toValue, type Choice, type Choices } from './triage-choice';

/** What a choice makes of one field. */
export interface ToldChoice {
  crmFieldKey: string;
  /** "City: SuperOffice gets Bergen in place of Oslo; the ERP keeps Bergen." */
  line: string;
  /** A side that holds something holds nothing afterwards. */
  clears: boolean;
}

/** Null where nothing is written. */
export function tellChoice(
  field: ScanField,
  choice: Choice,
  plan: LinkPlan | null,
  t: Text,
): ToldChoice | null {
  const { crmFieldKey, displayName, crm, erp } = field;
  const known = fieldOf(plan, crmFieldKey);
  const value = toValue(field, choice, known);
  if (value === null) return null;
  const source = choice.kind === 'typed' || choice.kind === 'leave' ? 'typed' : choice.kind;
  const row = { ...value, id: crmFieldKey, crm, erp, source } as const;
  const result = resultOfValue(row, known);
  const show = (text: string) => showStored(text, row, known, t) || t('mismatches.list.empty');
  return {
    crmFieldKey,
    line: t('mismatches.triage.writes', { name: displayName, result: resultSentence(row, result, show, t) }),
    clears: result.crm === 'cleared' || result.erp === 'cleared',
  };
}

/** Of all fields of a row. */
export function tellChoices(
  fields: readonly ScanField[],
  choices: Choices,
  plan: LinkPlan | null,
  t: Text,
): ToldChoice[] {
  return fields.flatMap((field) => tellChoice(field, choices.get(field.crmFieldKey) ?? leave, plan, t) ?? []);
}
