import { useState } from 'react';
import type { AppErrorData } from '../../../shared/errors';
import type { RestorePlan } from '../../../shared/journal/restore-plan';
import type { LoadedFields } from '../../../shared/link/draft';
import type { OpenedRecord, RecordInConnection } from '../../../shared/record/opened-record';
import { presenceOfActor, presenceOfRecord } from '../../../shared/record/actor-presence';
import { valueOf, type Reading } from '../../../shared/record/record-state';

/** What is shown of something that was read several times. */
export interface KeptReading<T> {
  /** The last reading that lacked nothing which an earlier one had given; undefined = none yet. */
  shown: T | undefined;
  /** Why the readings since then did not give all of it; empty where there was none. */
  lost: readonly AppErrorData[];
}

/**
 * A reading that failed tells nothing about what is there: the one before it stands, with its time, and so does all that
 * somebody chose and typed upon it. `listLost` says why the later of two did not give
 * what the one before gave.
 */
export function useKeptReading<T>(
  data: T | undefined,
  listLost: (before: T, next: T) => readonly AppErrorData[],
): KeptReading<T> {
  const [kept, setKept] = useState<KeptReading<T> & { data: T | undefined }>({ data, shown: data, lost: [] });
  // A query forgets what it read as soon as the screen is hidden.
  if (data === undefined || data === kept.data) return kept;
  const lost = kept.shown === undefined ? [] : listLost(kept.shown, data);
  const next = { data, shown: lost.length > 0 ? kept.shown : data, lost };
  setKept(next);
  return next;
}

/** Why a later reading of a record does not give all of it. That a record or a link is gone is an answer, and no failure. */
export function listLostOfRecord(before: OpenedRecord, next: OpenedRecord): AppErrorData[] {
  if (!next.record.read && next.record.error?.code === 'not-found') return [];
  const links = before.connectionsNotRead === null ? next.connectionsNotRead : null;
  return [
    ...whyLost(before.record, next.record),
    ...(links !== null && !links.read && links.error ? [links.error] : []),
    ...(presenceOfRecord(next.crm) === 'gone' ? [] : whyLost(before.crm, next.crm)),
    ...before.connections.flatMap((one) => {
      const now = next.connections.find(({ erpConnectionId }) => erpConnectionId === one.erpConnectionId);
      return now ? listLostOfConnection(one, now) : [];
    }),
  ];
}

/** The same of the values of a record and of an actor that it is not linked to. */
export function listLostOfFields(before: LoadedFields, next: LoadedFields): AppErrorData[] {
  const isLost = (['crm', 'erp'] as const).some((side) => before[side] !== null && next[side] === null);
  return isLost ? next.missing.map(({ error }) => error) : [];
}

/** The same of what a restore is held against. */
export function listLostOfPlan(before: RestorePlan, next: RestorePlan): AppErrorData[] {
  return [...whyLost(before.link, next.link), ...whyLost(before.plan, next.plan)];
}

function listLostOfConnection(before: RecordInConnection, next: RecordInConnection): AppErrorData[] {
  // Another link: what was read of the one before is no part of it.
  if (valueOf(next.linked) === false) return [];
  if (next.erpKey.read && valueOf(before.erpKey) !== next.erpKey.value) return [];
  return [
    ...whyLost(before.erpKey, next.erpKey),
    ...whyLost(before.plan, next.plan),
    ...(presenceOfActor(next.erp) === 'gone' ? [] : whyLost(before.erp, next.erp)),
  ];
}

/** Not asked for, or answered without telling, is no failure. */
function whyLost(before: Reading<unknown>, next: Reading<unknown>): AppErrorData[] {
  return before.read && !next.read && next.error !== null ? [next.error] : [];
}
