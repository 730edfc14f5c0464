import type { HolderOfKey } from '../../shared/record/erp-actor';
import type { ActorRef, RecordRef } from '../../shared/write/write';
import { isSameRecord } from '../../shared/write/check-ends';
import type { SiteConnection } from '../sites/site-connection';
import { findCrmRecordById } from '../superoffice/crm-records';
import { readHoldersOfKey, type ToldHolders } from '../superoffice/link-keys';
import { tryCall } from './try-call';

/**
 * The records that hold an ERP key, those that are not `but` first, of which the first is called by its name. Undefined =
 * the site does not tell whether there is another one. Throws where it refuses.
 */
export async function readKeyHolders(
  { archive }: Pick<SiteConnection, 'archive'>,
  { erpConnectionId, erpActorType, erpKey }: ActorRef,
  but: RecordRef | null,
): Promise<HolderOfKey[] | undefined> {
  const { told, isWhole } = await readHoldersOfKey(archive, erpConnectionId, erpActorType, erpKey);
  const isMeant = (one: RecordRef) => but !== null && isSameRecord(one, but);
  const [other, ...more] = told.filter((one) => !isMeant(one));
  const own = told.filter(isMeant).map(leaveUnnamed);
  if (other) return [await nameHolder(archive, other), ...more.map(leaveUnnamed), ...own];
  return isWhole ? own : undefined;
}

type Told = ToldHolders['told'][number];

function leaveUnnamed(one: Told): HolderOfKey {
  return { ...one, name: '', isShown: null };
}

async function nameHolder(archive: SiteConnection['archive'], one: Told): Promise<HolderOfKey> {
  const shown = await tryCall('', [], async () => ({
    row: await findCrmRecordById(archive, one.crmActorType, one.crmRecordId),
  }));
  return { ...one, name: shown?.row?.name ?? '', isShown: shown && shown.row !== null };
}
