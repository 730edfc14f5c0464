import { useMemo } from 'react';
import type { FreshScanRow } from '../../../../shared/ipc/scan-methods';
import type { ScanField } from '../../../../shared/scan/scan-row';
import type { Scan } from '../../../../shared/scan/scan';
import { compilePlan } from '../../../../shared/write/plan';
import { useAnnounce } from '../../../components/announcer';
import { useText } from '../../../text';
import { judgeTriage } from './judge-triage';
import { tellChosen, tellField } from './tell-field';
import { leave, toWrite, type Choice } from './triage-choice';
import type { ChosenSides } from './use-choices';
import type { CurrentField } from './use-current-field';

/** What the single keys do to the current field, each said aloud: who does not see the row hears what it holds and becomes. */
export function useFieldActs(fresh: FreshScanRow, scan: Scan, chosen: ChosenSides, current: CurrentField) {
  const t = useText();
  const announce = useAnnounce();
  const { field } = current;
  const choiceOf = ({ crmFieldKey }: ScanField) => chosen.choices.get(crmFieldKey) ?? leave;
  const plan = useMemo(() => compilePlan(fresh.plan), [fresh.plan]);
  const tell = (one: ScanField) => tellField(one, choiceOf(one), plan, t);
  const say = (one: ScanField | undefined) => one && announce(tell(one));
  const sayChosen = (one: ScanField, choice: Choice) => {
    const choices = new Map(chosen.choices).set(one.crmFieldKey, choice);
    const write = toWrite(fresh, scan.erpConnectionId, choices);
    const judged = write && judgeTriage(fresh, scan, write, t);
    announce(tellChosen(one, choice, judged?.isBlocked ? judged.effect : null, t));
  };
  const take = (choice: Choice) => {
    if (!field) return;
    chosen.choose(field.crmFieldKey, choice);
    sayChosen(field, choice);
  };
  return {
    choiceOf,
    /** The current field, where somebody cannot see its row. */
    told: field ? tell(field) : null,
    sayChosen,
    acts: {
      down: () => say(current.move(1)),
      up: () => say(current.move(-1)),
      crm: () => take({ kind: 'crm' }),
      erp: () => take({ kind: 'erp' }),
      leave: () => take(leave),
    },
  };
}
