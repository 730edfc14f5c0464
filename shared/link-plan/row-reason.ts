import { cellProblems, type CellProblem } from '../sheet/key-codes';

type CellReasonCode = `cell-${CellProblem}`;

/** What can be wrong with a cell, as `shared/sheet/` tells it: each of them blocks the row. */
function cellReasons(): Record<CellReasonCode, 'blocked'> {
  return Object.fromEntries(cellProblems.map((problem) => [`cell-${problem}`, 'blocked'])) as Record<
    CellReasonCode,
    'blocked'
  >;
}

/**
 * Why a row of a link plan is as it is, as a closed list: its level, and by that whether the row can be sent. The
 * sentence of each is in `shared/text/en/plan-reasons.ts`.
 *
 * - `blocked`: cannot be sent like this.
 * - `not-looked-up`: nobody knows yet. The row is neither good nor bad; it is looked up again and not sent until then.
 * - `warning`: can be sent once somebody has approved it.
 * - `skipped`: there is nothing to do.
 */
export const rowReasons = {
  // What stands in the sheet.
  ...cellReasons(),
  'no-key': 'blocked',
  'key-too-long': 'blocked',
  'key-has-spaces': 'warning',
  'no-record': 'blocked',
  'record-not-understood': 'blocked',
  'duplicate-key': 'blocked',
  'duplicate-record': 'blocked',
  'no-connection': 'blocked',
  'no-erp-actor-type': 'blocked',
  'value-not-understood': 'blocked',
  'word-not-understood': 'blocked',
  // What the site says.
  'connection-not-found': 'blocked',
  'inactive-connection': 'blocked',
  'type-not-mapped': 'blocked',
  'record-not-found': 'blocked',
  'record-ambiguous': 'blocked',
  'record-of-other-site': 'blocked',
  'record-address-unclear': 'warning',
  'record-retired': 'warning',
  'linked-elsewhere': 'blocked',
  'key-held': 'blocked',
  'key-held-by-hidden': 'blocked',
  'key-held-by-unknown': 'blocked',
  'key-shared': 'blocked',
  'actor-gone': 'blocked',
  'key-not-found': 'warning',
  'key-not-told': 'blocked',
  'name-differs': 'warning',
  'number-differs': 'warning',
  'org-number-differs': 'warning',
  'email-differs': 'warning',
  'postcode-differs': 'warning',
  'two-companies': 'warning',
  'value-would-clear': 'warning',
  'value-may-clear': 'warning',
  'value-blocked': 'blocked',
  'value-warning': 'warning',
  // What of a write does not go back.
  'crm-not-put-back': 'warning',
  'crm-before-not-read': 'warning',
  'erp-before-not-read': 'warning',
  'nothing-goes-back': 'blocked',
  'crm-changed-since': 'warning',
  'erp-changed-since': 'warning',
  'now-not-read': 'warning',
  'links-not-granted': 'warning',
  'keys-not-granted': 'warning',
  'held-by-earlier': 'warning',
  'approved-before': 'warning',
  'not-linked': 'blocked',
  'already-linked-so': 'skipped',
  'linked-without-values': 'skipped',
  'values-already-so': 'skipped',
  // What could not be found out: never "not there".
  'connection-not-looked-up': 'not-looked-up',
  'record-not-looked-up': 'not-looked-up',
  'key-not-looked-up': 'not-looked-up',
  'links-not-looked-up': 'not-looked-up',
  'checked-elsewhere': 'not-looked-up',
  // What a run says of it.
  'refused-by-check': 'blocked',
  'held-after-silence': 'not-looked-up',
  'already-running': 'not-looked-up',
  'read-back-differs': 'warning',
  'link-not-there': 'warning',
  'link-gone': 'warning',
  'link-gone-so-far': 'not-looked-up',
  'came-to-nothing': 'not-looked-up',
  'never-heard': 'not-looked-up',
  'outcome-not-known': 'not-looked-up',
} satisfies Record<string, ReasonLevel>;

export type ReasonLevel = 'blocked' | 'not-looked-up' | 'warning' | 'skipped';
export type RowReasonCode = keyof typeof rowReasons;
export const rowReasonCodes = Object.keys(rowReasons) as readonly RowReasonCode[];

/** One reason: a code and what its sentence needs, never the sentence. */
export interface RowReason {
  code: RowReasonCode;
  params: Record<string, string | number>;
}

export function levelOf({ code }: Pick<RowReason, 'code'>): ReasonLevel {
  return rowReasons[code];
}

/** What a row that is linked as it asks already has left to do: nothing, or its values, which no run writes then. */
export function reasonLinkedSo(writesValues: boolean): RowReason {
  return because(writesValues ? 'linked-without-values' : 'already-linked-so');
}

export function isLinkedSoReason({ code }: Pick<RowReason, 'code'>): boolean {
  return code === 'already-linked-so' || code === 'linked-without-values';
}

/** Another write had its record or its key when its turn came. */
export function isHeldByOther({ code }: Pick<RowReason, 'code'>): boolean {
  return code === 'held-after-silence' || code === 'already-running';
}

/** A reason with its parameters, such as `{ rows: '12, 48' }`. */
export function because(code: RowReasonCode, params: RowReason['params'] = {}): RowReason {
  return { code, params };
}
