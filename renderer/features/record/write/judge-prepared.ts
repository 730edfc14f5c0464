import type { RecordState } from '../../../../shared/record/record-state';
import type { Text } from '../../../../shared/text/text';
import {
  checkSentence,
  isBlocking,
  otherRecordsOf,
  withRecordName,
  type Check,
} from '../../../../shared/write/check';
import { isIdentityCheck } from '../../../../shared/write/check-identity';
import type { OldActorKnown } from '../../../../shared/write/check-move';
import { checkWrite } from '../../../../shared/write/checks';
import type { IsCosmetic } from '../../../../shared/write/effect';
import { effectOf, effectSentence } from '../../../../shared/write/effect-of-write';
import { valueOf } from '../../../../shared/record/record-state';
import type { LinkState } from '../../../../shared/write/states';
import type { Write } from '../../../../shared/write/write';
import { movedControl } from '../../../components/field-values/moved-fields';
import type { Problem } from '../../../components/write-steps/problem-list';

/** A write that somebody prepares. */
export interface Prepared {
  /** What would be sent; null = something that is needed is not chosen yet. */
  write: Write | null;
  /** What is checked, where that is more than what is sent: a value that was typed and goes nowhere. */
  checked?: Write;
  /** What the effect is told of, where that is more than what is sent: the values that are left. */
  told?: Write;
  /** What the site says now. */
  state: RecordState;
  names: { record: string; erpConnection: string; erpActor: string };
  isActive: boolean | null;
  /** Of a link that moves: what is known of the actor that it is with now. */
  oldActor?: OldActorKnown;
  /** What is said against it beside the checks of its kind. */
  more?: readonly Check[];
  /** What counts as the same by the rules in use; without them whatever is not stored alike stays different. */
  isCosmetic?: IsCosmetic;
  /** The row that a check of a value is about, by its place among the checked values. */
  rowIds?: readonly string[];
  /** Names of the controls that mend a check. */
  controls?: Partial<Record<Check['place'], string>>;
}

export interface Judged {
  effect: string | null;
  problems: Problem[];
  state: LinkState;
}

/** What a prepared write would do and what speaks against it, by the same rules as the main process has. */
export function judgePrepared(prepared: Prepared, t: Text): Judged {
  const { write, state, names, isActive, oldActor, more = [] } = prepared;
  const checked = prepared.checked ?? write;
  const checks =
    checked === null
      ? []
      : checkWrite(checked, state, names, {
          connectionActive: isActive,
          recordFound: null,
          ...(oldActor ? { oldActor } : {}),
        });
  const found = [...more, ...checks].filter(
    ({ code }, index, all) =>
      code !== 'nothing-synced' && all.findIndex((one) => isSameCheck(one, all[index])) === index,
  );
  const problems = found.map((check, index) => toProblem(check, index, prepared, t));
  const told = prepared.told ?? write;
  return {
    effect:
      write === null || told === null
        ? null
        : effectSentence(told, effectOf(told, valueOf(state.mapping), state, prepared.isCosmetic), names, t),
    problems: [...problems.filter(isBlocked), ...problems.filter((problem) => !isBlocked(problem))],
    state: write === null && problems.length === 0 ? 'Draft' : stateOf(problems, write !== null),
  };
}

function isSameCheck(one: Check, other: Check | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function isBlocked({ isBlocking: blocks }: Problem): boolean {
  return blocks;
}

function stateOf(problems: readonly Problem[], isComplete: boolean): LinkState {
  if (problems.some(isBlocked)) return 'Blocked';
  if (!isComplete) return 'Draft';
  return problems.length > 0 ? 'Warning' : 'Ready';
}

function toProblem(check: Check, index: number, prepared: Prepared, t: Text): Problem {
  const rowId = check.rowId === null ? null : (prepared.rowIds?.[Number(check.rowId)] ?? null);
  return {
    key: `${check.code} ${rowId ?? index}`,
    isBlocking: isBlocking(check),
    isIdentity: isIdentityCheck(check),
    sentence: tellCheck(check, t),
    rowId,
    controlId: check.code === 'moved-unseen' ? movedControl : (prepared.controls?.[check.place] ?? null),
    others: otherRecordsOf(check),
  };
}

/** No other record is chosen here; this one is open already, and is read again by itself after each refusal. */
const ownWords = {
  'already-linked': 'record.do.alreadyLinked',
  'not-linked': 'record.do.notLinked',
  'other-key': 'record.do.otherKey',
} as const satisfies Partial<Record<Check['code'], string>>;

/** As `checkSentence`, in the words of this screen. */
export function tellCheck(check: Pick<Check, 'code' | 'params'>, t: Text): string {
  const { code, params } = check;
  return isOwn(code) ? t(ownWords[code], withRecordName(params, t)) : checkSentence(check, t);
}

function isOwn(code: Check['code']): code is keyof typeof ownWords {
  return code in ownWords;
}
