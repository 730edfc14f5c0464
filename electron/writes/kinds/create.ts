import { AppError } from '../../../shared/errors';
import type { WriteOf } from '../../../shared/write/write';
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
  const fields = await site.erpSync
    .getFieldsForNewErpActor(erpConnectionId, erpActorType, {})
    .catch((error: unknown) => {
      if (error instanceof AppError) return [];
      throw error;
    });
  const empty = fields.find(
    ({ access, fieldKey, defaultValue }) =>
      access === 'Mandatory' && defaultValue === '' && (erpValues[fieldKey] ?? '') === '',
  );
  if (empty) throw blockedByCheck('mandatory-empty', { name: empty.displayName || empty.fieldKey });
}
