import type { WriteOf } from '../../../shared/write/write';
import type { WriteModule } from '../write-kind';

/** One `ForceResyncExternal` for one ERP key: its values go into every other place that it is linked to. */
export const resyncModule: WriteModule<WriteOf<'resync'>> = {
  place: ({ record, actor }) => ({ record, ...actor }),
  evidence: ['links', 'keyOfLink', 'mapping', 'crm', 'erp'],
  look: ['links', 'keyOfLink', 'mapping', 'crm', 'erp'],
  send: (site, { actor, blanks }, steps) =>
    steps.run({
      call: blanks === 'keep' ? 'ForceResyncExternalNoBlankValues' : 'ForceResyncExternal',
      reaches: 'resynced',
      send: (options) =>
        site.erpSync.forceResyncExternal(
          {
            erpConnectionId: actor.erpConnectionId,
            erpActorType: actor.erpActorType,
            erpKeys: [actor.erpKey],
            blanks,
          },
          options,
        ),
    }),
};
