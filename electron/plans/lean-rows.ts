import { AppError } from '../../shared/errors';
import type { PlanValue } from '../../shared/link-plan/plan-row';
import type { RecordAsGiven } from '../../shared/link-plan/record-as-given';
import type { RowState } from '../../shared/link-plan/row-state';
import type { CrmActorType, ErpActorType } from '../../shared/record/actor-types';
import { mayClearCrm } from '../../shared/link-plan/row-values';
import type { PlanStore } from './plan-store';
import type { StoredRow } from './stored-row';

/** What of a row decides what has to be looked up: a hundred thousand of them are held at a time. */
export interface LeanRow {
  seq: number;
  sheetRow: number;
  record: RecordAsGiven | null;
  crmActorType: CrmActorType | null;
  erpKey: string;
  erpActorType: ErpActorType | null;
  connection: string | null;
  /** It was sent: it still holds its key and its record, but is not looked at any more. */
  isSent: boolean;
  /** Somebody took it out: it is in nobody's way. */
  isRejected: boolean;
  /** The fields that it would empty in SuperOffice, or anywhere. */
  clearsCrm: boolean;
  emptyFields: readonly string[];
}

const readTogether = 1_000;

/** Every row of a plan, lean. `judged` = the states of those that are to be looked at. */
export async function readLeanRows(
  plans: PlanStore,
  planId: string,
  judged: readonly RowState[],
  signal: AbortSignal,
): Promise<LeanRow[]> {
  const lean: LeanRow[] = [];
  for (let position = 0; ;) {
    if (signal.aborted) throw new AppError('cancelled');
    const rows = await plans.readFrom(planId, position, readTogether);
    const last = rows.at(-1);
    if (!last) return lean;
    position = last.position;
    for (const row of rows) lean.push(toLean(row, judged));
  }
}

function toLean({ seq, erpKey, state, decision, body }: StoredRow, judged: readonly RowState[]): LeanRow {
  const { sheetRow, record, crmActorType, erpActorType, connection, values } = body;
  const empty = values.filter(isEmpty);
  return {
    seq,
    sheetRow,
    record,
    crmActorType,
    erpKey,
    erpActorType,
    connection,
    isSent: !judged.includes(state),
    isRejected: decision === 'reject',
    clearsCrm: empty.some(mayClearCrm),
    emptyFields: empty.map(({ crmFieldKey }) => crmFieldKey),
  };
}

function isEmpty({ value, direction }: PlanValue): boolean {
  return value === '' && direction !== 'leave';
}
