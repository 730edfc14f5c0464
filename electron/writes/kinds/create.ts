import { checkNewActor } from '../../../shared/write/check-new-actor';
import type { WriteOf } from '../../../shared/write/write';
import { orNull } from '../../records/try-call';
import type { SiteConnection } from '../../sites/site-connection';
import { blockedByCheck } from '../guards';
import type { WriteModule } from '../write-kind';

/** One `CreateErpActorFromCrm`: the actor is created in the ERP and linked. Its key is known only by looking afterwards. */
export const createModule: WriteModule<WriteOf<'create'>> = {
  place: ({ record, erpConnectionId, erpActorType }) => ({
    record,
    erpConnectionId,
    erpActorType,
    erpKey: null,
  }),
  evidence: ['links', 'keyOfLink', 'mapping', 'crm'],
  look: ['links', 'keyOfLink', 'crm'],
  guard: requireMandatoryValues,
  send: (site, write, steps) =>
    steps.run({
      call: 'CreateErpActorFromCrm',
      reaches: 'created',
      send: (options) => site.erpSync.createErpActorFromCrm(write, options),
    }),
};

/** Throws `blocked-by-check` where a field that the ERP asks for is empty. A site that does not name the fields decides by itself. */
async function requireMandatoryValues(
  site: SiteConnection,
  { erpConnectionId, erpActorType, erpValues }: WriteOf<'create'>,
): Promise<void> {
  const fields = await orNull(() => site.erpSync.getFieldsForNewErpActor(erpConnectionId, erpActorType, {}));
  const [check] = checkNewActor(fields ?? [], erpValues);
  if (check) throw blockedByCheck(check);
}
