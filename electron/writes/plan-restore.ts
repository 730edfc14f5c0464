import { AppError } from '../../shared/errors';
import type { JournalEntry } from '../../shared/journal/entry';
import { compareWithBefore } from '../../shared/journal/compare-with-before';
import type { RestorePlan } from '../../shared/journal/restore-plan';
import { erpActorTypes } from '../../shared/record/actor-types';
import { isLinkedIn, notAsked, readAs, valueOf, type RecordState } from '../../shared/record/record-state';
import type { ActorRef } from '../../shared/write/write';
import type { Journal } from '../journal/journal';
import { readPlan } from '../records/read-plan';
import { readPart, readRecord } from '../records/read-record';
import { requireSamePlace } from '../sites/same-place';
import type { SiteConnection } from '../sites/site-connection';
import { mayHaveWorked } from './check-entry';

/**
 * The values from before an entry against what both sides hold now. Only reads: a person reviews it and submits a write
 * of the kind `restore`. Throws `nothing-to-restore` and `site-address-changed`.
 */
export async function planRestore(
  site: SiteConnection,
  entry: JournalEntry,
  { journal, clock }: { journal: Pick<Journal, 'listLater'>; clock: () => Date },
): Promise<RestorePlan> {
  requireSamePlace(site, entry);
  const actor = actorOf(entry);
  if (actor === null || Object.keys(entry.before).length === 0) throw new AppError('nothing-to-restore');
  const record = {
    crmActorType: entry.record.crmActorType,
    crmRecordId: entry.record.crmRecordId,
  };
  const { erpConnectionId, erpActorType } = actor;
  const parts = ['links', 'keyOfLink', 'mapping', 'crm', 'erp'] as const;
  const [now, later] = await Promise.all([
    readRecord(site, { record, ...actor }, parts, { clock }),
    journal.listLater(entry),
  ]);
  const { mapping } = now;
  const plan = mapping.read
    ? // Kept by the reading above: this asks nothing.
      await readPart(
        async () =>
          (await readPlan(site, erpConnectionId, erpActorType, { asFullAsPossible: false })).description,
        clock,
      )
    : mapping;
  const fields = compareWithBefore(entry, {
    plan: valueOf(now.mapping),
    crm: valueOf(now.crm),
    erp: valueOf(now.erp),
  });
  const last = later.findLast(mayHaveWorked);
  return {
    entryId: entry.id,
    entryAt: entry.at,
    siteId: site.siteId,
    record,
    names: {
      record: entry.record.name,
      erpConnection: entry.erpConnectionName,
      erpActor: entry.erpName,
    },
    actor,
    link: readLink(now, actor),
    plan,
    fields,
    seen: fields.map(({ crmFieldKey, now: { crm, erp } }) => ({ crmFieldKey, crm, erp })),
    laterEntry: last ? { id: last.id, at: last.at, kind: last.kind, state: last.state } : null,
  };
}

/** Null where the entry does not say of which actor its values are. */
function actorOf({ erpConnectionId, erpActorType: type, erpKey }: JournalEntry): ActorRef | null {
  const erpActorType = erpActorTypes.find((one) => one === type);
  return erpActorType && erpKey !== '' ? { erpConnectionId, erpActorType, erpKey } : null;
}

function readLink(now: RecordState, { erpConnectionId, erpKey }: ActorRef): RestorePlan['link'] {
  if (!now.links.read) return now.links;
  const at = new Date(now.links.at);
  const isLinked = isLinkedIn(now, erpConnectionId);
  if (isLinked === null) return notAsked;
  if (!isLinked) return readAs('not-linked', at);
  const key = valueOf(now.keyOfLink);
  if (key === null || key === '') return readAs('key-not-told', at);
  return readAs(key === erpKey ? 'linked' : 'other', at);
}
