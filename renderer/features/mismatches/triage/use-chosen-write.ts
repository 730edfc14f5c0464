import { useMemo } from 'react';
import type { FreshScanRow } from '../../../../shared/ipc/scan-methods';
import type { Scan } from '../../../../shared/scan/scan';
import { compilePlan } from '../../../../shared/write/plan';
import {
  isHeldAfterLook,
  mustLookFirst,
  toLookFirst,
} from '../../../components/write-steps/describe-outcome';
import type { Situation } from '../../../components/write-steps/submitter';
import { useText } from '../../../text';
import { judgeTriage } from './judge-triage';
import { tellChoices } from './tell-choice';
import { tellFoot } from './tell-row';
import { listChoosable, toWrite, type Choices } from './triage-choice';

/** What was chosen for a row as one write, in words, and what speaks against it after its last write as well. */
export function useChosenWrite(fresh: FreshScanRow, scan: Scan, choices: Choices, last: Situation) {
  const t = useText();
  const write = useMemo(
    () => toWrite(fresh, scan.erpConnectionId, choices),
    [fresh, scan.erpConnectionId, choices],
  );
  const judged = useMemo(() => (write ? judgeTriage(fresh, scan, write, t) : null), [fresh, scan, write, t]);
  const plan = useMemo(() => compilePlan(fresh.plan), [fresh.plan]);
  const told = useMemo(
    () => tellChoices(listChoosable(fresh.now), choices, plan, t),
    [fresh, plan, choices, t],
  );
  const clearing = told.filter(({ clears }) => clears);
  const lookFirst =
    write !== null && last.kind === 'done' && mustLookFirst(last)
      ? toLookFirst(t(isHeldAfterLook(last.entry) ? 'record.do.held' : 'record.do.lookFirst'), null)
      : null;
  return {
    /** Null while nothing was chosen that would be written. */
    write,
    plan,
    /** Each value that is written. */
    told,
    isClearing: clearing.length > 0,
    problems: [...(lookFirst ? [lookFirst] : []), ...(judged?.problems ?? [])],
    effect: judged?.effect ?? '',
    /** The effect as it stands under the row; while something blocks, why nothing is sent. */
    foot: lookFirst ? t('record.do.blocked', { reason: lookFirst.sentence }) : tellFoot(judged, clearing, t),
  };
}

export type ChosenWrite = ReturnType<typeof useChosenWrite>;
