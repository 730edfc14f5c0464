import { maxErpKeyLength } from '../record/actor-types';
import type { LinkedConnection } from '../record/crm-record';
import type { ErpKeyFinding } from '../record/erp-actor';
import { blocked, recordParams, warning, type Check } from './check';
import type { RecordRef } from './write';

/** What was found out about the two ends of a link; null = not known. */
export interface EndsKnown {
  connectionActive: boolean | null;
  /** False = the site answered that there is no such record. */
  recordFound: boolean | null;
  linkedIn: readonly LinkedConnection[] | null;
  erpKey: ErpKeyFinding | null;
}

export const nothingKnown: EndsKnown = {
  connectionActive: null,
  recordFound: null,
  linkedIn: null,
  erpKey: null,
};

export function checkConnection(name: string, { connectionActive }: EndsKnown): Check[] {
  return connectionActive === false
    ? [blocked('inactive-connection', 'erpConnection', { connection: name })]
    : [];
}

/** A record that is to be linked: it is there, and has no link in this connection. */
export function checkRecord(
  record: RecordRef & { name: string },
  erpConnectionId: number | null,
  { recordFound, linkedIn }: EndsKnown,
): Check[] {
  const params = recordParams(record.name, record);
  if (recordFound === false) return [blocked('record-not-found', 'crmRecord', params)];
  const linked = linkedIn?.find((link) => link.erpConnectionId === erpConnectionId);
  if (!linked) return [];
  return [blocked('already-linked', 'crmRecord', { ...params, connection: linked.connectionName })];
}

/** A key that is to be given to a record; `record` null = not chosen yet. */
export function checkKey(erpKey: string, record: RecordRef | null, { erpKey: finding }: EndsKnown): Check[] {
  if (erpKey === '') return [blocked('no-key', 'erpActor')];
  if (erpKey.length > maxErpKeyLength) {
    return [blocked('key-too-long', 'erpActor', { length: erpKey.length, max: maxErpKeyLength })];
  }
  const found: Check[] = [];
  const holder = finding?.holder;
  // Held by the record itself: then it is already linked, which is a check of its own.
  if (typeof holder === 'object' && !(record && isSameRecord(holder, record))) {
    const code = holder.isShown === false ? 'key-held-by-hidden' : 'key-held';
    found.push(blocked(code, 'erpActor', { erpKey, ...recordParams(holder.name, holder) }));
  }
  if (finding?.found === false) found.push(warning('key-not-found', 'erpActor', { erpKey }));
  if (erpKey !== erpKey.trim()) found.push(warning('key-has-spaces', 'erpActor', { erpKey }));
  return found;
}

export function isSameRecord(a: RecordRef, b: RecordRef): boolean {
  return a.crmActorType === b.crmActorType && a.crmRecordId === b.crmRecordId;
}
