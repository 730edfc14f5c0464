import type { RowState } from '../../shared/link-plan/row-state';
import { checkEntry } from '../writes/check-entry';
import { restoreBefore } from '../writes/values-before';
import { describeRows } from './describe-rows';
import { lookAtRows, toResult, type SentRow } from './look-at-rows';
import { blockSize, type RunContext } from './run-context';

/** Looks at what was sent, a block at a time, while the sending goes on. */
export function createLooker(context: RunContext, onLooked: (states: RowState[]) => void) {
  let waiting: SentRow[] = [];
  let looking: Promise<void> = Promise.resolve();
  const look = () => {
    const rows = waiting;
    waiting = [];
    if (rows.length > 0) looking = looking.then(() => lookAndNote(context, rows, onLooked));
    return looking;
  };
  return {
    add: (row: SentRow) => {
      waiting.push(row);
      // What goes wrong with it, `finish` says.
      if (waiting.length >= blockSize) look().catch(() => undefined);
    },
    note: (state: RowState) => {
      if (wasWritten(state)) onLooked([state]);
    },
    finish: look,
  };
}

async function lookAndNote(
  context: RunContext,
  rows: readonly SentRow[],
  onLooked: (states: RowState[]) => void,
): Promise<void> {
  const { site, tools, results } = context;
  const looked = await lookAtRows(site, rows, tools);
  for (const { result, before } of looked) results.note(result, before);
  onLooked(looked.filter(({ before }) => before === 'Sent').map(({ result }) => result.state));
}

function wasWritten(state: RowState): boolean {
  return state === 'Sent' || state === 'Verified' || state === 'Different';
}

/** Rows that were sent and never looked at, as after a pause in the middle or where the look comes at the end. */
export async function lookAtSent(
  context: RunContext,
  onLooked: ((states: RowState[]) => void) | null,
): Promise<void> {
  const { run, store, tools, results } = context;
  await results.flush();
  for (let after = 0; ;) {
    const rows = await store.rowsInState(run.runId, ['Sent'], after, blockSize);
    const last = rows.at(-1);
    if (!last) return;
    after = last.position;
    const sendable = await describeRows(context, rows);
    const entries = await Promise.all(
      sendable.map(async (row): Promise<SentRow[]> => {
        if (row.row.entryId === null) return [];
        const entry = await tools.journal.getWrite(row.row.entryId);
        // One that somebody looked at already stays as they found it.
        return entry.readBack === null ? [{ ...row, entry, before: restoreBefore(entry) }] : [];
      }),
    );
    await lookAndNote(context, entries.flat(), onLooked ?? (() => undefined));
  }
}

/** Before anything else is sent: what nobody knows yet. Only reads. */
export async function lookAtUnknown(
  context: Pick<RunContext, 'run' | 'store' | 'site' | 'tools' | 'results'>,
): Promise<void> {
  const { run, store, site, tools, results } = context;
  for (let after = 0; ;) {
    const rows = await store.rowsInState(run.runId, ['Unknown'], after, blockSize);
    const last = rows.at(-1);
    if (!last) break;
    after = last.position;
    for (const row of rows) {
      if (row.entryId === null) continue;
      const entry = await checkEntry(site, row.entryId, tools);
      results.note(toResult({ row }, entry), 'Unknown');
    }
  }
  await results.flush();
}
