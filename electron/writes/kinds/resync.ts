import { AppError } from '../../../shared/errors';
import type { WriteOf } from '../../../shared/write/write';
import { readInternalKey } from '../../superoffice/link-keys';
import type { WriteModule } from '../write-kind';

type Send = WriteModule<WriteOf<'resync'>>['send'];

/** One call of the Force family for one record or one ERP key: its values go into every other place that it is linked to. */
export const resyncModule: WriteModule<WriteOf<'resync'>> = {
  place: ({ record, actor }) => ({ record, ...actor }),
  evidence: ['links', 'keyOfLink', 'mapping', 'crm', 'erp'],
  look: ['links', 'keyOfLink', 'mapping', 'crm', 'erp'],
  send: (site, write, steps, options) =>
    (write.source === 'crm' ? sendFromCrm : sendFromErp)(site, write, steps, options),
};

const sendFromErp: Send = (site, { actor, blanks }, steps) =>
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
  });

/**
 * INFERENCE: what the call names `InternalKeyIds` are the keys of ErpInternalKey, not the ids of records; an ERP key would
 * not do, as another connection may have the same for another record. Throws before anything is sent where the site does
 * not tell it.
 */
const sendFromCrm: Send = async (site, { record, blanks }, steps) => {
  const internalKey = await readInternalKey(site.archive, record);
  if (internalKey === null) throw new AppError('internal-key-not-told', { changed: 'nothing' });
  return steps.run({
    call: blanks === 'keep' ? 'ForceResyncNoBlankValues' : 'ForceResync',
    reaches: 'resynced',
    send: (options) => site.erpSync.forceResyncFromCrm({ internalKeys: [internalKey], blanks }, options),
  });
};
