import type { ReactElement } from 'react';
import type { PlanRow } from '../../../shared/link-plan/plan-row';
import { isTakenOut, standOf, type RowStand } from '../../../shared/link-plan/row-stand';
import type { Text } from '../../../shared/text/text';
import { stateLooks } from '../../components/state-chip';
import { ToneChip, type ToneLook } from '../../components/tone-chip';
import { useText } from '../../text';

/** A row that somebody took out is sent no more than one that was cancelled. */
export function lookOfStand(stand: RowStand): ToneLook {
  return stateLooks[isTakenOut(stand) ? 'Cancelled' : stand];
}

/** By itself, not behind a count. */
export function nameStandAlone(stand: RowStand, t: Text): string {
  return isTakenOut(stand) ? t(`plans.decision.${stand}`) : t(`common.state.${stand}`);
}

/** How a row stands, as icon, word and tint. */
export function StandChip({ row }: { row: Pick<PlanRow, 'state' | 'decision'> }): ReactElement {
  const t = useText();
  const stand = standOf(row);
  return <ToneChip look={lookOfStand(stand)}>{nameStandAlone(stand, t)}</ToneChip>;
}
