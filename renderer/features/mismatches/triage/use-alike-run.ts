import { useRef, useState } from 'react';
import type { JournalEntry } from '../../../../shared/journal/entry';
import { AppError } from '../../../../shared/errors';
import type { ScanField } from '../../../../shared/scan/scan-row';
import type { Scan } from '../../../../shared/scan/scan';
import type { SiteView } from '../../../../shared/site';
import type { SubmitState } from '../../../../shared/write/states';
import { callBridge } from '../../../api/client';
import { useText } from '../../../text';
import { judgeTriage, namesOf } from './judge-triage';
import { listChoosable, toWrite, type Choice } from './triage-choice';

/** What became of a row: the state of its write, or it changed meanwhile and was left. */
export type AlikeOutcome = SubmitState | 'left';

export interface AlikeState {
  total: number;
  done: number;
  verified: number;
  /** Changed meanwhile, blocked, or not there any more. */
  left: number;
  /** Written, and not seen to be as chosen. */
  failed: number;
  error: unknown;
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

/** Writes one choice to many rows, one after the other: each is read first, and what differs from what was listed is left. */
export function useAlikeRun(site: SiteView, scan: Scan, field: ScanField, choice: Choice) {
  const t = useText();
  const [state, setState] = useState<AlikeState | null>(null);
  const [outcomes, setOutcomes] = useState<ReadonlyMap<number, AlikeOutcome>>(new Map());
  const [isRunning, setRunning] = useState(false);
  const isStopped = useRef(false);

  /** What became of one row. Throws where nobody knows: then the next is not tried. */
  const writeOne = async (row: number): Promise<JournalEntry | 'left'> => {
    const fresh = await callBridge('scans.readRow', { scanId: scan.scanId, row, entryId: null });
    const now = listChoosable(fresh.now).find(({ crmFieldKey }) => crmFieldKey === field.crmFieldKey);
    const isAlike = now?.crm?.value === field.crm?.value && now?.erp?.value === field.erp?.value;
    const write = isAlike
      ? toWrite(fresh, scan.erpConnectionId, new Map([[field.crmFieldKey, choice]]))
      : null;
    if (!write || judgeTriage(fresh, scan, write, t).isBlocked) return 'left';
    const entry = await callBridge('links.submit', {
      siteId: site.id,
      submitId: crypto.randomUUID(),
      write,
      names: namesOf(fresh, scan),
      ...(site.environment === 'production' ? { confirmedSiteName: site.name } : {}),
    });
    // A row that cannot be read after its write is told by the state of the write.
    await callBridge('scans.readRow', { scanId: scan.scanId, row, entryId: entry.id }).catch(() => undefined);
    return entry;
  };
  return {
    state,
    outcomes,
    isRunning,
    stop: () => {
      isStopped.current = true;
    },
    start: async (rows: readonly number[]) => {
      isStopped.current = false;
      setRunning(true);
      let counts: AlikeState = {
        total: rows.length,
        done: 0,
        verified: 0,
        left: 0,
        failed: 0,
        error: null,
        stoppedBy: null,
      };
      setState(counts);
      for (const row of rows) {
        if (isStopped.current) break;
        try {
          const written = await inOwnTime(() => writeOne(row), isStopped);
          const became = written === 'left' ? written : written.state;
          setOutcomes((before) => new Map(before).set(row, became));
          const counted = became === 'left' ? 'left' : became === 'Verified' ? 'verified' : 'failed';
          const stoppedBy = written !== 'left' && counted === 'failed' ? written : null;
          counts = { ...counts, done: counts.done + 1, [counted]: counts[counted] + 1, stoppedBy };
        } catch (error) {
          counts = { ...counts, error };
          isStopped.current = true;
        }
        setState(counts);
        // The site answered something else than was meant: somebody looks before it goes on.
        if (counts.failed > 0) isStopped.current = true;
      }
      setRunning(false);
    },
  };
}
