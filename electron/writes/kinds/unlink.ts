import type { WriteOf } from '../../../shared/write/write';
import type { WriteModule } from '../write-kind';

/**
 * One `BreakActorLink`: the link goes, the data on both sides stays. It takes no key, so the guard compares the key that
 * the link holds now with the one that was expected.
 */
export const unlinkModule: WriteModule<WriteOf<'unlink'>> = {
  place: ({ record, erpConnectionId, expectedKey }) => ({
    record,
    erpConnectionId,
    erpActorType: null,
    erpKey: expectedKey,
  }),
  evidence: ['links', 'keyOfLink'],
  look: ['links', 'keyOfLink'],
  send: (site, { record, erpConnectionId }, steps) =>
    steps.run({
      call: 'BreakActorLink',
      reaches: 'unlinked',
      send: (options) => site.erpSync.breakActorLink(record, erpConnectionId, options),
    }),
};
