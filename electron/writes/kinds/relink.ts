import type { WriteOf } from '../../../shared/write/write';
import type { WriteModule } from '../write-kind';
import { moveLink } from './move-link';

/** The record's link moves to another ERP actor of the same connection. */
export const relinkModule: WriteModule<WriteOf<'relink'>> = {
  place: ({ record, to }) => ({ record, ...to }),
  evidence: ['links', 'keyOfLink', 'mapping', 'holders', 'crm', 'erp'],
  look: ['links', 'keyOfLink', 'mapping', 'crm', 'erp'],
  send: (site, { record, from, to, values }, steps) => moveLink(site, { record, from, to, values }, steps),
};
