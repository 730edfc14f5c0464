import type { JournalEntry } from '../../shared/journal/entry';
import { findPutBack, isMoving, type MovingWrite } from '../../shared/journal/standing';
import { isLinkedIn, type RecordState } from '../../shared/record/record-state';
import { judgeWrite } from '../../shared/write/judge';
import type { Ended, Finding, Judgement } from '../../shared/write/judgement';

/**
 * What an entry's write has become. What the site said beside "done" stands first: a degraded success must not pass for
 * a whole one.
 */
export function judgeEntry(
  { write, calls }: Pick<JournalEntry, 'write' | 'calls'>,
  before: RecordState,
  ended: Ended,
  after: RecordState,
): Judgement {
  const { state, findings } = judgeWrite(write, before, ended, after);
  const remarks = calls.flatMap(({ remark }): Finding[] => {
    if (!remark) return [];
    const { level, words } = remark;
    return [{ code: level === 'warning' ? 'site-warned' : 'site-remarked', params: { words } }];
  });
  const isHalf = state === 'Unknown' && isAnsweredAndGone({ write, calls }, after);
  const isUnread = state !== 'Unknown' && isPutBackUnread({ write, calls }, after);
  return {
    state: isHalf ? 'Different' : isUnread ? 'Unknown' : state,
    findings: [...remarks, ...findings],
  };
}

/** The old link is there again by the site's answer alone: sites have said so of what they had not done. */
function isPutBackUnread(entry: Pick<JournalEntry, 'write' | 'calls'>, after: RecordState): boolean {
  const { write } = entry;
  if (!isMoving(write) || findPutBack(entry)?.ended !== 'accepted') return false;
  return isLinkedIn(after, connectionOf(write)) === null;
}

/**
 * A move of which every call was answered and whose link is not there: the old one went, the new one was refused, and so
 * was putting back. Nothing is on its way any more, so this is known, and need not be waited for.
 */
function isAnsweredAndGone(
  { write, calls }: Pick<JournalEntry, 'write' | 'calls'>,
  after: RecordState,
): boolean {
  if (!isMoving(write) || calls.some(({ ended }) => ended === null || ended === 'unknown')) return false;
  return isLinkedIn(after, connectionOf(write)) === false;
}

function connectionOf(write: MovingWrite): number {
  return (write.kind === 'relink' ? write.to : write.actor).erpConnectionId;
}
