import { AppError } from '../../shared/errors';
import { isHeldByOther } from '../../shared/link-plan/row-reason';
import type { RowState } from '../../shared/link-plan/row-state';
import type { StoredRow } from '../plans/stored-row';
import { mapLimited } from '../records/limited';
import { checkEntry } from '../writes/check-entry';
import { restoreBefore } from '../writes/values-before';
import { describeRows } from './describe-rows';
import { findOwnLink } from './earlier-try';
import { isLinkedSo, leftLinkedSo } from './linked-so';
import { lookAtRows, toResult, type SentRow } from './look-at-rows';
import type { SendableRow } from './sendable-row';
import { readAfterwards, readEvidence, readLinkAlone, withValues } from './read-evidence';
import { blockSize, type RunContext } from './run-context';
import type { RunRow } from './run-store';
import type { WriteTools } from '../writes/run-write';

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
  const { site, tools, results, siteWaits, stopping } = context;
  const looked = await siteWaits.waitOut(() => lookAtRows(site, rows, tools), stopping.unsent.signal);
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
        // One of which a look has told something stays as it was found.
        return entry.readBack === null || entry.readBack.linked === null
          ? [{ ...row, entry, before: restoreBefore(entry) }]
          : [];
      }),
    );
    await lookAndNote(context, entries.flat(), onLooked ?? (() => undefined));
  }
}

type LeftContext = Pick<RunContext, 'run' | 'plan' | 'store' | 'plans' | 'site' | 'tools' | 'results'>;

/** What is not settled, many rows with a request, however long ago it was sent. Only reads. */
export async function lookAtUnsettled(
  context: LeftContext,
  states: readonly ('Unknown' | 'Sent')[],
): Promise<void> {
  const { run, store, site, tools, results } = context;
  for (let after = 0; ;) {
    const rows = await store.rowsInState(run.runId, states, after, blockSize);
    const last = rows.at(-1);
    if (!last) break;
    after = last.position;
    const entries = await Promise.all(
      rows.flatMap((row) => (row.entryId === null ? [] : [describeSent(row, row.entryId, tools)])),
    );
    const askedAtMs = tools.holdTimes.nowMs();
    const seen = await readAfterwards(site, entries, tools);
    await mapLimited(entries, checkedTogether, async (row) => {
      const link = seen.get(row) ?? null;
      const state = link && (await withValues(site, row, link, tools));
      const entry = await checkEntry(site, row.entryId, tools, state && { after: state, askedAtMs });
      results.note(toResult(row, entry), row.row.state);
    });
  }
  await results.flush();
}

const checkedTogether = 32;

async function describeSent(
  row: RunRow,
  entryId: string,
  { journal }: WriteTools,
): Promise<SendableRow & { entryId: string }> {
  const { write, record, erpConnectionName, erpName } = await journal.getWrite(entryId);
  if (write.kind !== 'link' && write.kind !== 'restore') throw new AppError('bug', { detail: write.kind });
  return {
    row,
    entryId,
    write,
    names: { record: record.name, erpConnection: erpConnectionName, erpActor: erpName },
  };
}

/**
 * Rows that another write held back: where nothing holds them any more the site is asked, many rows with a request. What is
 * linked so by now needs nothing; the others are to be sent, by this run or, where that has ended, by *Retry*. Only reads.
 */
export async function lookAtHolders(context: LeftContext): Promise<void> {
  const { run, store, plans, site, tools, results } = context;
  const isHeld = new Map<string, Promise<boolean>>();
  const look = async (entryId: string) => {
    const { state, holdUntil } = await checkEntry(site, entryId, tools);
    return state === 'Unknown' && holdUntil !== undefined;
  };
  for (let after = 0; ;) {
    const rows = await store.rowsInState(run.runId, ['Draft'], after, blockSize);
    const last = rows.at(-1);
    if (!last) break;
    after = last.position;
    const free = new Map<RunRow, StoredRow>();
    const stored = new Map((await plans.readBySeq(rows.map(({ seq }) => seq))).map((row) => [row.seq, row]));
    for (const row of rows) {
      const kept = stored.get(row.seq);
      // One that somebody has edited since waits for its check.
      const why = kept?.state === 'Draft' && kept.body.reasons.find(isHeldByOther);
      if (!kept || !why) continue;
      const holder = why.params['entryId'];
      if (typeof holder === 'string') {
        const held = isHeld.get(holder) ?? look(holder);
        isHeld.set(holder, held);
        if (await held) continue;
      }
      free.set(row, kept);
    }
    await judgeFreed(context, free);
  }
  await results.flush();
}

async function judgeFreed(context: LeftContext, free: ReadonlyMap<RunRow, StoredRow>): Promise<void> {
  const { run, plans, site, tools, results } = context;
  const now = await readEvidence(site, await describeRows(context, [...free.keys()]), tools);
  const seen = new Map([...now].map(([sendable, state]) => [sendable.row, { sendable, state }]));
  for (const [row, kept] of free) {
    const found = seen.get(row);
    const state = found && (found.state ?? (await readLinkAlone(site, found.sendable, tools)));
    if (state && !state.links.read) continue;
    const isLinked = found && state && isLinkedSo(found.sendable, state);
    const own = isLinked ? await findOwnLink(context, found.sendable) : null;
    if (own) {
      results.note(own, 'Draft');
      continue;
    }
    const left = isLinked ? leftLinkedSo(found.sendable) : null;
    const body = { ...kept.body, reasons: left ? [left.reason] : [] };
    await plans.saveRows(kept.planId, [{ ...kept, state: left?.state ?? 'Ready', body }]);
    const isOver = run.status === 'ended';
    const become = left?.state ?? (isOver ? 'Cancelled' : 'Ready');
    const mayRetry = left === null && isOver;
    results.note({ ...row, at: null, state: become, mayRetry, onlyInRun: true }, 'Draft');
  }
}
