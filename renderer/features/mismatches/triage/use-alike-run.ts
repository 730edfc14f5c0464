import { useRef, useState } from 'react';
import type { JournalEntry } from '../../../../shared/journal/entry';
import { AppError, type AppErrorData, type ErrorCode } from '../../../../shared/errors';
import type { FreshScanRow } from '../../../../shared/ipc/scan-methods';
import { createStopRules } from '../../../../shared/link-plan/run-rules';
import type { ScanField, ScanRow } from '../../../../shared/scan/scan-row';
import type { Scan } from '../../../../shared/scan/scan';
import type { SiteView } from '../../../../shared/site';
import type { SubmitState } from '../../../../shared/write/states';
import { callBridge } from '../../../api/client';
import { describeError } from '../../../components/describe-error';
import { useText } from '../../../text';
import { describeRowActor } from '../describe-row';
import { isSameActor } from './link-moved';
import { judgeTriage, namesOf } from './judge-triage';
import { listChoosable, toWrite, type Choice } from './triage-choice';

/** It was left as it is, and why. */
interface Left {
  left: string;
}

/** What became of a row: the state of its write; why it was left; or it could not be read. */
export type AlikeOutcome = SubmitState | Left | 'not-read';

export interface AlikeState {
  total: number;
  done: number;
  verified: number;
  /** Changed meanwhile, blocked, not there any more, or perhaps two companies. */
  left: number;
  /** Could not be read, so that nothing was written. */
  notRead: number;
  /** Written, and not seen to be as chosen. */
  failed: number;
  /** Why it went no further, where the next row would fare the same; null = it did not stop so. */
  error: unknown;
  /** The row at which it met that. */
  stoppedAt: ScanRow | null;
  /** The write at which it stopped, as nobody has seen it to be as chosen; null = it did not stop so. */
  stoppedBy: JournalEntry | null;
}

/** The program lets no page write faster than a person: then the next write waits as long as it says. */
async function inOwnTime<T>(work: () => Promise<T>, isStopped: { current: boolean }): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const seconds =
      error instanceof AppError && error.code === 'too-many-writes' ? error.params['seconds'] : null;
    if (seconds === null || isStopped.current) throw error;
    await new Promise((resolve) => setTimeout(resolve, Number(seconds) * 1_000));
    return inOwnTime(work, isStopped);
  }
}

/** A row of which nobody can say what it holds, and why. */
interface NotRead {
  notRead: AppErrorData;
}

/** Nothing was sent, for something that is so of one record only. */
const ofOneRow: ReadonlySet<ErrorCode> = new Set([
  'held-after-silence',
  'already-running',
  'blocked-by-check',
  'values-changed',
]);

/** The site answered that it has no link in this connection any more. */
function isUnlinked({ keyOfLink }: FreshScanRow): boolean {
  return keyOfLink.read && keyOfLink.value === null;
}

/** Why a row that is blocked could not be judged in full; null where it is blocked for what was read. */
function whyNotJudged({ keyOfLink, holders }: FreshScanRow): AppErrorData | null {
  const [failed] = [keyOfLink, holders].flatMap((one) => (one.read || one.error === null ? [] : [one.error]));
  return failed ?? null;
}

/**
 * Writes one choice to many rows, one after the other: each is read first, and what differs from what was listed, values or
 * link, is left, as is one whose two ends look like two.
 * It stops where the next row would fare the same, as a run of a plan does: at a sign-in that is not accepted, a site that
 * is out of reach, the third error of a kind.
 */
export function useAlikeRun(
  site: SiteView,
  scan: Scan,
  { crmFieldKey: key, crm, erp }: ScanField,
  choice: Choice,
) {
  const t = useText();
  const [state, setState] = useState<AlikeState | null>(null);
  const [outcomes, setOutcomes] = useState<ReadonlyMap<number, AlikeOutcome>>(new Map());
  const [isRunning, setRunning] = useState(false);
  const isStopped = useRef(false);

  /** What became of one row. Throws where nobody knows: then the next is not tried. */
  const writeOne = async (listed: ScanRow): Promise<JournalEntry | NotRead | Left> => {
    const { row } = listed;
    const fresh = await callBridge('scans.readRow', { scanId: scan.scanId, row });
    if (fresh.now.error !== null) return { notRead: fresh.now.error };
    if (isUnlinked(fresh)) return { left: t('mismatches.triage.alike.unlinked') };
    if (!isSameActor(fresh.now, listed))
      return { left: t('mismatches.triage.alike.moved', { actor: describeRowActor(fresh.now, t) }) };
    const now = listChoosable(fresh.now).find(({ crmFieldKey }) => crmFieldKey === key);
    const isAlike = now?.crm?.value === crm?.value && now?.erp?.value === erp?.value;
    const write = isAlike ? toWrite(fresh, scan.erpConnectionId, new Map([[key, choice]])) : null;
    if (!write) return { left: t('mismatches.triage.alike.changed') };
    const { isBlocked, problems } = judgeTriage(fresh, scan, write, t);
    if (isBlocked) {
      const notRead = whyNotJudged(fresh);
      return notRead ? { notRead } : { left: problems.find(({ isBlocking }) => isBlocking)?.sentence ?? '' };
    }
    // Nobody looks at each of them here: what wants a step of its own is left to one.
    const twins = problems.find(({ isIdentity }) => isIdentity);
    if (twins) return { left: twins.sentence };
    const entry = await callBridge('links.submit', {
      siteId: site.id,
      submitId: crypto.randomUUID(),
      write,
      names: namesOf(fresh, scan),
      ...(site.environment === 'production' ? { confirmedSiteName: site.name } : {}),
    }).catch((error: unknown): Left => {
      // It speaks of this row alone: the others may fare better.
      if (error instanceof AppError && ofOneRow.has(error.code)) return { left: describeError(error, t) };
      throw error;
    });
    if ('left' in entry) return entry;
    // A row that cannot be read after its write is told by the state of the write.
    await callBridge('scans.readRow', { scanId: scan.scanId, row }).catch(() => undefined);
    return entry;
  };
  return {
    state,
    outcomes,
    isRunning,
    stop: () => {
      isStopped.current = true;
    },
    start: async (rows: readonly ScanRow[]) => {
      isStopped.current = false;
      setRunning(true);
      let counts: AlikeState = {
        total: rows.length,
        done: 0,
        verified: 0,
        left: 0,
        notRead: 0,
        failed: 0,
        error: null,
        stoppedAt: null,
        stoppedBy: null,
      };
      setState(counts);
      const rules = createStopRules();
      for (const one of rows) {
        if (isStopped.current) break;
        try {
          const written = await inOwnTime(() => writeOne(one), isStopped);
          setOutcomes((before) => new Map(before).set(one.row, outcomeOf(written)));
          counts = countOne(counts, written);
          if ('notRead' in written) {
            const { notRead: error } = written;
            const isOver = rules.noteSent({ state: 'Skipped', error }) !== null;
            if (isOver) counts = { ...counts, error, stoppedAt: one };
          }
        } catch (error) {
          counts = { ...counts, error, stoppedAt: one };
        }
        if (counts.error !== null) isStopped.current = true;
        setState(counts);
        // The site answered something else than was meant: somebody looks before it goes on.
        if (counts.failed > 0) isStopped.current = true;
      }
      setRunning(false);
    },
  };
}

function outcomeOf(written: JournalEntry | NotRead | Left): AlikeOutcome {
  if ('left' in written) return written;
  return 'notRead' in written ? 'not-read' : written.state;
}

function countOne(counts: AlikeState, written: JournalEntry | NotRead | Left): AlikeState {
  const next = { ...counts, done: counts.done + 1 };
  if ('left' in written) return { ...next, left: counts.left + 1 };
  if ('notRead' in written) return { ...next, notRead: counts.notRead + 1 };
  if (written.state === 'Verified') return { ...next, verified: counts.verified + 1 };
  return { ...next, failed: counts.failed + 1, stoppedBy: written };
}
