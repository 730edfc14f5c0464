import { AppError } from '../../shared/errors';
import type { AlsoSaid } from '../../shared/link-plan/also-said';
import type { PlanValue } from '../../shared/link-plan/plan-row';
import type { RecordAsGiven } from '../../shared/link-plan/record-as-given';
import type { RowReason } from '../../shared/link-plan/row-reason';
import type { RowState } from '../../shared/link-plan/row-state';
import type { CrmActorType, ErpActorType } from '../../shared/record/actor-types';
import { mayClearCrm } from '../../shared/link-plan/row-values';
import type { PlanStore } from './plan-store';
import type { StoredRow } from './stored-row';

/** What of a row decides what has to be looked up and how it is judged, but its values: a hundred thousand of them are held at a time. */
export interface LeanRow {
  seq: number;
  sheetRow: number;
  record: RecordAsGiven | null;
  crmActorType: CrmActorType | null;
  erpKey: string;
  erpActorType: ErpActorType | null;
  connection: string | null;
  note: string;
  /** Empty for nothing. */
  alsoNamed: string;
  alsoSaid: AlsoSaid | null;
  restores: string | null;
  sheetReasons: readonly RowReason[];
  /** It was sent: it still holds its key and its record, but is not looked at any more. */
  isSent: boolean;
  /** Somebody took it out: it is in nobody's way. */
  isRejected: boolean;
  isApproved: boolean;
  /** What spoke against it then; null = it was approved unseen, or never. */
  approvedFor: readonly RowReason[] | null;
  hasValues: boolean;
  /** The fields that it would empty in SuperOffice, or anywhere. */
  clearsCrm: boolean;
  emptyFields: readonly string[];
}

const readTogether = 1_000;

/** Every row of a plan, lean. `judged` = the states of those that are to be looked at. Throws `cancelled`. */
export async function readLeanRows(
  plans: Pick<PlanStore, 'readFrom'>,
  planId: string,
  judged: readonly RowState[],
  signal: AbortSignal,
): Promise<LeanRow[]> {
  const lean: LeanRow[] = [];
  for await (const rows of readAhead(plans, planId)) {
    if (signal.aborted) throw new AppError('cancelled');
    for (const row of rows) lean.push(toLean(row, judged));
  }
  return lean;
}

/** The next rows are on their way while somebody is busy with these. */
async function* readAhead(
  plans: Pick<PlanStore, 'readFrom'>,
  planId: string,
): AsyncGenerator<readonly StoredRow[]> {
  const read = (position: number) => {
    const rows = plans.readFrom(planId, position, readTogether);
    // Whoever asks for them is told.
    rows.catch(() => undefined);
    return rows;
  };
  for (let next = read(0); ;) {
    const rows = await next;
    const last = rows.at(-1);
    if (!last) return;
    const isLast = rows.length < readTogether;
    if (!isLast) next = read(last.position);
    yield rows;
    if (isLast) return;
  }
}

/** Nearly every row has none: they share one list. */
const none: readonly never[] = [];

function toLean(
  { seq, erpKey, state, decision, note, body }: StoredRow,
  judged: readonly RowState[],
): LeanRow {
  const { sheetRow, record, crmActorType, erpActorType, connection, values, sheetReasons } = body;
  const empty = values.length === 0 ? none : values.filter(isEmpty);
  return {
    seq,
    sheetRow,
    record,
    crmActorType,
    erpKey,
    erpActorType,
    connection,
    note,
    alsoNamed: body.alsoNamed ?? '',
    alsoSaid: body.alsoSaid ?? null,
    restores: body.restores,
    sheetReasons: sheetReasons.length === 0 ? none : sheetReasons,
    isSent: !judged.includes(state),
    isRejected: decision === 'reject',
    isApproved: decision === 'approve',
    approvedFor: body.approvedFor ?? null,
    hasValues: values.length > 0,
    clearsCrm: empty.some(mayClearCrm),
    emptyFields: empty.length === 0 ? none : empty.map(({ crmFieldKey }) => crmFieldKey),
  };
}

function isEmpty({ value, direction }: PlanValue): boolean {
  return value === '' && direction !== 'leave';
}
