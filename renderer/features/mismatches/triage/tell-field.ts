import type { ScanField } from '../../../../shared/scan/scan-row';
import type { Text } from '../../../../shared/text/text';
import type { LinkPlan } from '../../../../shared/write/plan';
import { showMapped } from '../describe-row';
import type { Choice } from './triage-choice';

/** What the keys are about, for whoever does not see it: "City, Different: SuperOffice Oslo, ERP Bergen. Both sides stay as they are." */
export function tellField(field: ScanField, choice: Choice, plan: LinkPlan | null, t: Text): string {
  const { displayName, outcome } = field;
  return t('mismatches.triage.spokenField', {
    field: displayName,
    result: t(`compare.result.${outcome}`),
    crm: showMapped(field, 'crm', plan, t),
    erp: showMapped(field, 'erp', plan, t),
    choice: sayChoice(choice, t),
  });
}

/** What was chosen for a field, and why it cannot be done, where it cannot; null = nothing speaks against it. */
export function tellChosen(
  { displayName }: ScanField,
  choice: Choice,
  blocked: string | null,
  t: Text,
): string {
  const said = t('mismatches.triage.spokenChoice', { field: displayName, choice: sayChoice(choice, t) });
  return blocked === null ? said : `${said} ${blocked}`;
}

function sayChoice(choice: Choice, t: Text): string {
  return choice.kind === 'typed'
    ? t('mismatches.triage.spokenTyped', { value: choice.text || t('mismatches.list.empty') })
    : t(`mismatches.triage.choiceSays.${choice.kind}`);
}
