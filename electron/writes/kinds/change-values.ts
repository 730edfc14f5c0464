import type { WriteOf } from '../../../shared/write/write';
import type { WriteModule } from '../write-kind';
import { moveLink } from './move-link';

/**
 * INFERENCE. The ErpSync agent has no call that stores values on a link that stays, and what `ConnectActor` does on a
 * linked record is not documented, so the link is broken and made again with the same key and the new values.
 */
const module: Pick<
  WriteModule<WriteOf<'change-values' | 'restore'>>,
  'place' | 'evidence' | 'look' | 'send'
> = {
  place: ({ record, actor }) => ({ record, ...actor }),
  evidence: ['links', 'keyOfLink', 'holders', 'mapping', 'crm', 'erp'],
  look: ['links', 'keyOfLink', 'mapping', 'crm', 'erp'],
  send: (site, { record, actor, values }, steps) =>
    moveLink(site, { record, from: actor, to: actor, values }, steps),
};

/** Other values on a link that stays. */
export const changeValuesModule: WriteModule<WriteOf<'change-values'>> = module;

/** The values from before an entry, back onto a link that stays. Sent as any other values are. */
export const restoreModule: WriteModule<WriteOf<'restore'>> = module;
