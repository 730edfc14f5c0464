import { useEffect, useRef, useState, type RefObject } from 'react';
import type { JournalEntry } from '../../../../shared/journal/entry';
import type { FreshScanRow } from '../../../../shared/ipc/scan-methods';
import type { Scan } from '../../../../shared/scan/scan';
import type { SiteView } from '../../../../shared/site';
import { AppError } from '../../../../shared/errors';
import type { Write } from '../../../../shared/write/write';
import type { Situation } from '../../../components/write-steps/submitter';
import { namesOf } from './judge-triage';
import { isOpenOutcome, listRowSteps, type RowStep } from './row-steps';
import { useTriageWriter, type TriageRequest } from './use-triage-writer';

interface Options {
  site: SiteView;
  scan: Scan;
  fresh: FreshScanRow;
  /** A write of the row is under way, or not any more: it is through, or nothing was sent. */
  noteSending(isSending: boolean): void;
  /**
   * A write is through, or was looked at: the row is read again. `isRefused`: the site has taken nothing of it, so that
   * what was chosen still stands to be chosen.
   */
  onWritten(isRefused: boolean): Promise<void>;
  /** Nothing was sent, as the site holds something else than is shown: the row is read again. */
  onOutdated(): void;
  /** A write was seen to have come through as chosen; the row may not be the one that is shown any more. */
  onVerified(isShown: boolean): void;
}

/** The writes of one row: what was chosen, and what mends it. After each the row is read again. */
export function useRowWrites(options: Options) {
  const { site, scan, fresh, noteSending, onWritten, onOutdated, onVerified } = options;
  const writer = useTriageWriter(site, fresh.now);
  const { submitter, situation } = writer;
  const isShown = useIsShown();
  const [isChecking, setChecking] = useState(false);
  const [checkError, setCheckError] = useState<unknown>(null);
  const entry = situation.kind === 'done' ? situation.entry : null;
  const isLinked = fresh.keyOfLink.read ? fresh.keyOfLink.value !== null : null;

  const submit = async (request: Omit<TriageRequest, 'names'>) => {
    if (submitter.isBusy()) return;
    noteSending(true);
    const sent = await writer.send({ ...request, names: namesOf(fresh, scan) });
    noteSending(false);
    if (sent === null) return isOutdated(submitter.store.getState()) ? onOutdated() : undefined;
    await onWritten(isRefused(sent)).catch(() => undefined);
    if (sent.state === 'Verified') onVerified(isShown.current);
  };
  const check = async (entryId: string) => {
    if (isChecking || submitter.isBusy()) return;
    setChecking(true);
    setCheckError(null);
    try {
      await submitter.check(entryId);
      await onWritten(false);
    } catch (error) {
      setCheckError(error);
    } finally {
      setChecking(false);
    }
  };
  return {
    writer,
    /** What was sent last was refused, as a value had changed: what is there now is to be looked at before the next. */
    isChangedUnseen: situation.kind === 'not-sent' && situation.error.code === 'values-changed',
    /** Offered while nobody has seen that the last write is as chosen. */
    steps: entry !== null && isOpenOutcome(entry) ? listRowSteps(entry, isLinked) : [],
    isChecking,
    checkError,
    send: (write: Write, isConfirmed: boolean) => submit({ write, isConfirmed }),
    check: () => (entry === null ? undefined : check(entry.id)),
    /** The main process tells the risk and asks once more. */
    sendAnyway: (step: RowStep) => {
      if (entry === null) throw new AppError('bug', { detail: 'sent once more without an entry' });
      return submit({
        write: step.remedy?.write ?? entry.write,
        isConfirmed: site.environment === 'production',
        isDespiteSilence: true,
      });
    },
  };
}

export type RowWrites = ReturnType<typeof useRowWrites>;

function isRefused({ state }: JournalEntry): boolean {
  return state === 'Failed' || state === 'Cancelled';
}

/** What is shown of the row was read before something that the main process has found there. */
function isOutdated(situation: Situation): boolean {
  if (situation.kind !== 'not-sent') return false;
  const { code } = situation.error;
  return code === 'values-changed' || code === 'blocked-by-check';
}

/** Whether the row is still the one that is looked at. */
function useIsShown(): RefObject<boolean> {
  const shown = useRef(false);
  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
    };
  }, []);
  return shown;
}
