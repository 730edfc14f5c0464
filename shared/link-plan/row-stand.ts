import type { TextOf } from '../text/text';
import type { Plan } from './plan';
import type { PlanRow } from './plan-row';
import { isBeforeSending, rowStates, type Decision } from './row-state';

/** What takes a row out before it is sent, so that no run takes it whatever its state. */
const takenOut = ['reject', 'later'] as const satisfies readonly Decision[];
type TakenOut = (typeof takenOut)[number];

/** How a row stands for a person: its state, unless somebody took it out. The database has the same in `stand`. */
export const rowStands = [...rowStates, ...takenOut] as const;
export type RowStand = (typeof rowStands)[number];

export function standOf({ state, decision }: Pick<PlanRow, 'state' | 'decision'>): RowStand {
  return isBeforeSending(state) && isTakenOut(decision) ? decision : state;
}

/** How many rows of a plan stand how; only what there is, the states first. */
export function countStands({
  counts,
  leftOut,
}: Pick<Plan, 'counts' | 'leftOut'>): { stand: RowStand; count: number }[] {
  const ofStates = rowStates.map((state) => ({
    stand: state,
    count: takenOut.reduce((left, decision) => left - (leftOut[decision][state] ?? 0), counts[state]),
  }));
  const ofTakenOut = takenOut.map((decision) => ({
    stand: decision,
    count: Object.values(leftOut[decision]).reduce((sum, count) => sum + count, 0),
  }));
  return [...ofStates, ...ofTakenOut].filter(({ count }) => count > 0);
}

export function nameStand(stand: RowStand, t: TextOf<'common'>): string {
  return isTakenOut(stand) ? t(`common.takenOut.${stand}`) : t(`common.state.${stand}`);
}

export function isTakenOut(stand: RowStand | Decision | null): stand is TakenOut {
  return takenOut.some((decision) => decision === stand);
}
