import { listValueFromErp, mayOverwrite } from '../assumptions';
import type { ActorTypeMapping, CrmRecord, ErpActor, ErpConnection, ErpLink } from '../data/model';
import { storedValue, type PracticeStore } from '../data/store';
import { Refusal } from '../http/refusal';
import { listMappedPairs, type MappedPair } from './field-lookup';
import { checkValue, type Side } from './value-rules';

/** What a resync did: the records it changed, and how many values a rule kept from being carried over. */
export interface ResyncReport {
  updated: Set<CrmRecord>;
  updatedActors: Set<ErpActor>;
  skipped: number;
  /** Links whose record or actor is gone, or whose connection is not in use. */
  passedOver: number;
}

export interface ResyncSettings {
  /** An empty value never overwrites one that is not. */
  keepNonBlank: boolean;
  now: Date;
}

interface LinkedPair {
  connection: ErpConnection;
  mapping: ActorTypeMapping;
  record: CrmRecord;
  actor: ErpActor;
}

export const createReport = (): ResyncReport => ({
  updated: new Set(),
  updatedActors: new Set(),
  skipped: 0,
  passedOver: 0,
});

/** Both ends of a link; null where the link points at something that is gone or the connection is not in use. */
function findLinked(store: PracticeStore, link: ErpLink): LinkedPair | null {
  const connection = store.findConnection(link.connectionId);
  const mapping = connection?.actorTypes.find((candidate) => candidate.erpType === link.erpType);
  const record = store.findRecord(link.crmType, link.recordId);
  const actor = store.findActor(link.connectionId, link.erpType, link.erpKey);
  if (!connection?.active || !mapping || !record || !actor) return null;
  return { connection, mapping, record, actor };
}

/** A value of one side as it travels. */
function readSource(pair: MappedPair, side: Side, { record, actor }: LinkedPair): string {
  if (side === 'crm') return storedValue(record, pair.crmField.key);
  const stored = storedValue(actor, pair.erpField.key);
  return pair.erpField.type === 'List' ? listValueFromErp(pair.erpField, stored) : stored;
}

function carryValue(linked: LinkedPair, pair: MappedPair, to: Side, settings: ResyncSettings): boolean {
  const { connection, record, actor } = linked;
  const source = readSource(pair, to === 'crm' ? 'erp' : 'crm', linked);
  const [holder, key] = to === 'crm' ? [record, pair.crmField.key] : [actor, pair.erpField.key];
  const before = storedValue(holder, key);
  if (!mayOverwrite(source, before, settings.keepNonBlank)) return false;
  const after = checkValue(connection, pair, to, source, actor);
  if (after === before) return false;
  holder.values[key] = after;
  return true;
}

/** Carries every value that the mapping sends to one side. Values that break a rule stay and are counted. */
function carryOver(linked: LinkedPair, to: Side, settings: ResyncSettings, report: ResyncReport): void {
  for (const pair of listMappedPairs(linked.mapping)) {
    if (!(to === 'crm' ? pair.syncToCrm : pair.syncToErp)) continue;
    try {
      if (!carryValue(linked, pair, to, settings)) continue;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      report.skipped += 1;
      continue;
    }
    if (to === 'crm') {
      linked.record.updatedAt = settings.now.toISOString();
      report.updated.add(linked.record);
    } else {
      linked.actor.lastModified = settings.now.toISOString();
      report.updatedActors.add(linked.actor);
    }
  }
}

/** Carries one link's values over; false where one of its ends is gone. */
function carryLink(
  store: PracticeStore,
  link: ErpLink,
  to: Side,
  settings: ResyncSettings,
  report: ResyncReport,
): boolean {
  const linked = findLinked(store, link);
  if (!linked) {
    report.passedOver += 1;
    return false;
  }
  carryOver(linked, to, settings, report);
  link.mostRecentTimestamp = linked.actor.lastModified;
  return true;
}

/** From CRM to the ERP end of this link. */
export function resyncFromCrm(
  store: PracticeStore,
  link: ErpLink,
  settings: ResyncSettings,
  report: ResyncReport,
): void {
  carryLink(store, link, 'erp', settings, report);
}

/** From the ERP end of this link to CRM, and on to the record's other connections. */
export function resyncFromErp(
  store: PracticeStore,
  link: ErpLink,
  settings: ResyncSettings,
  report: ResyncReport,
): void {
  if (!carryLink(store, link, 'crm', settings, report)) return;
  for (const { id } of store.connections) {
    const other = id === link.connectionId ? null : store.findLinkOfRecord(id, link.crmType, link.recordId);
    if (other) resyncFromCrm(store, other, settings, report);
  }
}
