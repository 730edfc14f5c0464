import { AppError } from '../../shared/errors';
import type { CrmActorType } from '../../shared/record/actor-types';
import type { SiteAddress } from '../../shared/site-address';

const parameters: Record<CrmActorType, string> = {
  Contact: 'contact_id',
  Person: 'person_id',
  Project: 'project_id',
  Sale: 'sale_id',
};

/**
 * The page of a record in the site's web client, made of the site's own address and an id, and of nothing that the
 * window could have given. Throws `no-web-client` where the site has none that may be opened: one on this computer, or
 * one without https.
 *
 * INFERENCE, from the addresses that people copy from the web client: it answers where the WebAPI's folder stands, and
 * takes the record as one parameter.
 */
export function makeRecordPage(
  { url, isHere, origin }: Pick<SiteAddress, 'url' | 'isHere' | 'origin'>,
  crmActorType: CrmActorType,
  crmRecordId: number,
): string {
  if (isHere || !origin.startsWith('https:')) throw new AppError('no-web-client');
  return `${url.replace(/\/api$/, '')}/default.aspx?${parameters[crmActorType]}=${crmRecordId}`;
}
