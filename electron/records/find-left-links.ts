import type { CrmActorType } from '../../shared/record/actor-types';
import type { LinkedConnection } from '../../shared/record/crm-record';
import type { RecordHit } from '../../shared/record/found-records';
import { isSameRecord } from '../../shared/write/check-ends';
import type { RecordRef } from '../../shared/write/write';
import type { SiteConnection } from '../sites/site-connection';
import { readLinksOfRecords } from '../superoffice/link-keys';
import { knowledgeOf } from './connection-knowledge';
import { mapLimited } from './limited';
import { orNull } from './try-call';

/** A record that was asked for by its id. */
export interface AskedId {
  /** Null = of any type. */
  crmActorType: CrmActorType | null;
  crmRecordId: number;
  /** Its place among the candidates. */
  by: number;
}

const maxParallel = 3;

/**
 * The records among those asked for that the site does not show, and that hold a link all the same: it can be broken
 * nowhere but at the record. One request per connection. Never throws for a site that does not help.
 */
export async function findLeftLinks(
  site: SiteConnection,
  asked: readonly AskedId[],
  shown: readonly RecordRef[],
): Promise<RecordHit[]> {
  const unseen = asked.filter(
    ({ crmActorType, crmRecordId }) =>
      crmActorType === null || !shown.some((one) => isSameRecord(one, { crmActorType, crmRecordId })),
  );
  if (unseen.length === 0) return [];
  const ids = [...new Set(unseen.map(({ crmRecordId }) => crmRecordId))];
  const connections = (await orNull(() => knowledgeOf(site).connections())) ?? [];
  const told = await mapLimited(
    connections.filter(({ active }) => active),
    maxParallel,
    async ({ erpConnectionId, name }) => {
      const links = await orNull(() => readLinksOfRecords(site.archive, erpConnectionId, null, ids));
      return (links ?? []).map((link) => ({ link, linkedIn: { erpConnectionId, connectionName: name } }));
    },
  );
  const hits: RecordHit[] = [];
  for (const { link, linkedIn } of told.flat()) {
    const { crmActorType, crmRecordId } = link;
    const by = unseen
      .filter((one) => one.crmRecordId === crmRecordId && (one.crmActorType ?? crmActorType) === crmActorType)
      .map((one) => one.by);
    if (by.length === 0 || shown.some((one) => isSameRecord(one, link))) continue;
    const known = hits.find(({ record }) => isSameRecord(record, link));
    if (known) known.record.linkedIn?.push(linkedIn);
    else hits.push({ ...makeHiddenHit(link, linkedIn), by });
  }
  return hits;
}

/** A record of which nothing is known but that a link holds it. */
export function makeHiddenHit(
  { crmActorType, crmRecordId }: RecordRef,
  linkedIn: LinkedConnection,
): RecordHit & { isShown: false } {
  const record = { crmActorType, crmRecordId, name: '', number: '', details: [], isRetired: false };
  return { record: { ...record, linkedIn: [linkedIn] }, by: [], isShown: false };
}

/** Each record once, with all that points to it. */
export function mergeHidden(hits: readonly RecordHit[]): RecordHit[] {
  const merged: RecordHit[] = [];
  for (const hit of hits) {
    const known = merged.findIndex(({ record }) => isSameRecord(record, hit.record));
    const before = merged[known];
    if (!before) merged.push(hit);
    else
      merged[known] = {
        ...before,
        by: [...new Set([...before.by, ...hit.by])],
        heldKeys: [...(before.heldKeys ?? []), ...(hit.heldKeys ?? [])],
      };
  }
  return merged;
}
