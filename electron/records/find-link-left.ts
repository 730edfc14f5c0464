import type { CrmActorType } from '../../shared/record/actor-types';
import type { LinkedConnection } from '../../shared/record/crm-record';
import type { RecordRef } from '../../shared/write/write';
import type { SiteConnection } from '../sites/site-connection';
import type { CrmRecordRow } from '../superoffice/crm-records';
import { readLinksOfRecords } from '../superoffice/link-keys';
import { knowledgeOf } from './connection-knowledge';
import { mapLimited } from './limited';
import { orNull } from './try-call';

const maxParallel = 3;

/** A record as a search found it. */
export interface FoundRow extends CrmRecordRow {
  /** Where a record is linked of which nothing else is told; not set for one that SuperOffice shows. */
  linksLeft?: LinkedConnection[];
}

/** A record of which nothing is known but that it is linked. */
export function toRowOfLinkLeft(
  { crmActorType, crmRecordId }: RecordRef,
  linksLeft: LinkedConnection[],
): FoundRow {
  const unknown = { name: '', number: '', details: [], isRetired: false };
  return { crmActorType, crmRecordId, ...unknown, hasActiveLinks: true, linksLeft };
}

/**
 * Records of this id that have a link, whatever SuperOffice shows of them: one request per connection. Never throws for a
 * site that does not help.
 */
export async function findLinksLeft(
  site: SiteConnection,
  types: readonly CrmActorType[],
  crmRecordId: number,
): Promise<FoundRow[]> {
  const connections = (await orNull(() => knowledgeOf(site).connections())) ?? [];
  const read = await mapLimited(connections, maxParallel, async ({ erpConnectionId, name }) => {
    const links = await orNull(() => readLinksOfRecords(site.archive, erpConnectionId, types, [crmRecordId]));
    const linked = links?.filter((link) => link.crmRecordId === crmRecordId) ?? [];
    return linked.map(({ crmActorType }) => ({
      crmActorType,
      connection: { erpConnectionId, connectionName: name },
    }));
  });
  const linked = read.flat();
  return types.flatMap((crmActorType) => {
    const ofType = linked.filter((one) => one.crmActorType === crmActorType);
    const linksLeft = ofType.map(({ connection }) => connection);
    return linksLeft.length === 0 ? [] : [toRowOfLinkLeft({ crmActorType, crmRecordId }, linksLeft)];
  });
}
