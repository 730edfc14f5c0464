import type { MissingHelp } from '../../shared/journal/entry';
import { AppError, type AppErrorData } from '../../shared/errors';
import type { ErpActorType } from '../../shared/record/actor-types';
import {
  notAsked,
  readAs,
  type KeyHolder,
  type Reading,
  type RecordState,
} from '../../shared/record/record-state';
import type { RecordRef } from '../../shared/write/write';
import type { SiteConnection } from '../sites/site-connection';
import { readHolderOfKey, readKeyOfLink } from '../superoffice/link-keys';
import { readPlan } from './read-plan';

/** A record in one connection and the ERP actor beside it, as far as it is known. */
export interface RecordPlace {
  record: RecordRef;
  erpConnectionId: number;
  /** Null = not known, as for the key of an actor that is being created. */
  erpActorType: ErpActorType | null;
  erpKey: string | null;
}

export type RecordPart = keyof RecordState;

export interface ReadingOptions {
  clock: () => Date;
  /** Stops the reading; what was not read by then is not read. */
  abortController?: AbortController;
  /** Asks again for what was missing from the mapping when it was first read. */
  asFullAsPossible?: boolean;
}

/** The WebAPI's name of the call behind each part. */
const calls: Record<RecordPart, string> = {
  links: 'GetConnectionsAndDisplayFields',
  keyOfLink: 'GetArchiveListByColumns(Dynamic)',
  holder: 'GetArchiveListByColumns(Dynamic)',
  mapping: 'GetActorTypeMapping',
  crm: 'GetFieldValuesFromCrm',
  erp: 'GetFieldValuesFromErp',
};

/**
 * Reads what is wanted of a record, each part with one call, and says of each part whether it was read. The only reader:
 * the form, the check before a write and the look after it use it, so that all three mean the same by "not read". Never
 * throws for a site that does not help; what is no foreseen failure is a bug and does.
 */
export async function readRecord(
  site: SiteConnection,
  place: RecordPlace,
  wanted: readonly RecordPart[],
  options: ReadingOptions,
): Promise<RecordState> {
  const { erpSync, archive } = site;
  const { record, erpConnectionId, erpActorType, erpKey } = place;
  const { crmActorType, crmRecordId } = record;
  const call = options.abortController ? { abortController: options.abortController } : {};
  const read = <T>(part: RecordPart, work: (() => Promise<T | undefined>) | null) =>
    work !== null && wanted.includes(part) ? readPart(work, options.clock) : notAsked;
  const actor = erpActorType === null || erpKey === null ? null : { erpActorType, erpKey };
  const [links, keyOfLink, holder, mapping, crm, erp] = await Promise.all([
    read('links', () => erpSync.getConnectionsAndDisplayFields(crmActorType, crmRecordId, call)),
    read<string | null>('keyOfLink', () =>
      readKeyOfLink(archive, erpConnectionId, crmActorType, crmRecordId),
    ),
    read<KeyHolder | null>(
      'holder',
      actor && (() => readHolderOfKey(archive, erpConnectionId, actor.erpActorType, actor.erpKey)),
    ),
    read(
      'mapping',
      erpActorType &&
        (async () => {
          const { asFullAsPossible = false } = options;
          return (await readPlan(site, erpConnectionId, erpActorType, { asFullAsPossible })).plan;
        }),
    ),
    read('crm', () => erpSync.getFieldValuesFromCrm(crmActorType, crmRecordId, call)),
    read(
      'erp',
      actor && (() => erpSync.getFieldValuesFromErp(erpConnectionId, actor.erpActorType, actor.erpKey, call)),
    ),
  ]);
  return { links, keyOfLink, holder, mapping, crm, erp };
}

/** One part with one call. Undefined from the work = the site answered and did not tell. */
export async function readPart<T>(
  work: () => Promise<T | undefined>,
  clock: () => Date,
): Promise<Reading<T>> {
  try {
    const value = await work();
    return value === undefined ? notAsked : readAs(value, clock());
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { read: false, error: error.toData() };
  }
}

/** The calls that did not help, in the order of the parts, each once. */
export function listMissing(state: RecordState, parts: readonly RecordPart[]): MissingHelp[] {
  const missing = new Map<string, AppErrorData>();
  for (const part of parts) {
    const reading = state[part];
    if (!reading.read && reading.error && !missing.has(calls[part])) missing.set(calls[part], reading.error);
  }
  return [...missing].map(([call, error]) => ({ call, error }));
}
