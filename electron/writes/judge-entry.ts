import type { JournalEntry } from '../../shared/journal/entry';
import type { RecordState } from '../../shared/record/record-state';
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
  return { state, findings: [...remarks, ...findings] };
}
