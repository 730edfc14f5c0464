import { erpActorTypes } from '../../shared/link/actor-types';
import type { ActorTypePair } from '../../shared/link/erp-actor';
import type { SiteConnection } from '../sites/site-connection';

/** The pairs that a connection maps, by asking for each ERP actor type. Throws only where no ask was answered. */
export async function listActorTypes(
  site: SiteConnection,
  erpConnectionId: number,
): Promise<ActorTypePair[]> {
  const answers = await Promise.allSettled(
    erpActorTypes.map(async (erpActorType) => ({
      erpActorType,
      crmActorType: await site.erpSync.getCrmActorType(erpConnectionId, erpActorType),
    })),
  );
  // Some sites refuse a type that they do not map instead of answering Unknown.
  const answered = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
  const failed = answers.find((answer) => answer.status === 'rejected');
  if (answered.length === 0 && failed) throw failed.reason;
  return answered.flatMap(({ erpActorType, crmActorType }) =>
    crmActorType === null ? [] : [{ erpActorType, crmActorType }],
  );
}
