import type { Scan } from '../../../../shared/scan/scan';
import type { FreshScanRow } from '../../../../shared/ipc/scan-methods';
import type { Text } from '../../../../shared/text/text';
import { checkSentence, isBlocking, otherRecordsOf, type Check } from '../../../../shared/write/check';
import { isIdentityCheck } from '../../../../shared/write/check-identity';
import { checkWrite } from '../../../../shared/write/checks';
import { effectOf, effectSentence } from '../../../../shared/write/effect-of-write';
import { valueOf } from '../../../../shared/record/record-state';
import type { Write } from '../../../../shared/write/write';
import type { Problem } from '../../../components/write-steps/problem-list';
import { stateOf, toIsCosmetic } from './triage-choice';

export interface JudgedTriage {
  /** What it would do; while something blocks, why it is not done. */
  effect: string;
  problems: Problem[];
  isBlocked: boolean;
}

/** The names that an entry of the activity keeps. */
export function namesOf({ now }: FreshScanRow, scan: Scan) {
  return {
    record: now.record?.name ?? '',
    erpConnection: scan.erpConnectionName,
    erpActor: now.actor?.name ?? '',
  };
}

/** What a write of this row would do and what speaks against it, by the same rules as the main process has. */
export function judgeTriage(fresh: FreshScanRow, scan: Scan, write: Write, t: Text): JudgedTriage {
  const state = stateOf(fresh, scan);
  const names = namesOf(fresh, scan);
  const checks = checkWrite(write, state, names);
  const problems = checks.map((check, index): Problem => ({
    key: `${check.code} ${check.rowId ?? index}`,
    isBlocking: isBlocking(check),
    isIdentity: isIdentityCheck(check),
    sentence: tellCheck(check, t),
    rowId: check.rowId === null ? null : (fieldAt(write, Number(check.rowId)) ?? null),
    controlId: null,
    others: otherRecordsOf(check),
  }));
  const reason = problems.find((problem) => problem.isBlocking)?.sentence;
  return {
    effect:
      reason === undefined
        ? effectSentence(write, effectOf(write, valueOf(state.mapping), state, toIsCosmetic(fresh)), names, t)
        : t('record.do.blocked', { reason }),
    problems,
    isBlocked: reason !== undefined,
  };
}

function fieldAt(write: Write, place: number): string | undefined {
  return 'values' in write ? write.values[place]?.crmFieldKey : undefined;
}

/** There are no switches here, and the row was read just now: what a field does not take, or is no link, is not chosen. */
function tellCheck(check: Check, t: Text): string {
  const { record = '', connection = '', name = '' } = check.params;
  if (check.code === 'read-only-written') return t('mismatches.triage.readOnly', { name });
  if (check.code === 'not-linked') return t('mismatches.triage.notLinked', { record, connection });
  return checkSentence(check, t);
}
