import {
  findForeign,
  nameAddressPlace,
  placeOfAddress,
  type AddressPlace,
} from '../../shared/record/address-place';
import type { FoundRecords, RecordHit } from '../../shared/record/found-records';
import { installationOf } from '../../shared/same-installation';
import type { SiteView } from '../../shared/site';
import type { Text } from '../../shared/text/text';
import type { RecordRef } from '../../shared/write/write';

/** A pasted address that is not known to be of the site in use. */
export interface ForeignAddress {
  address: string;
  place: Exclude<AddressPlace, 'ours'>;
  /** The site of ours that it is of; null = none that we know. */
  owner: SiteView | null;
  /** The record that it names there; null = it says no type. */
  record: RecordRef | null;
}

/** Where a site is, as the page knows it; empty = only the site itself could tell. */
export function placeOfSite(site: SiteView): string {
  return installationOf(site) || site.address;
}

/** What a text that was not sent to be searched holds of other installations. */
export function readForeign(text: string, site: SiteView, sites: readonly SiteView[]): ForeignAddress | null {
  const place = placeOfSite(site);
  const found = place === '' ? null : findForeign(text, place);
  return found && { ...found, ...ownerOf(found.address, site, sites), record: null };
}

/** The first of those that a search has met. */
export function foreignOf(
  { candidates, foreign = [] }: Pick<FoundRecords, 'candidates' | 'foreign'>,
  site: SiteView,
  sites: readonly SiteView[],
): ForeignAddress | null {
  const [first] = foreign;
  const candidate = first && candidates[first.candidate];
  if (!first || candidate?.kind !== 'record' || candidate.address === null) return null;
  const { address, crmActorType, crmRecordId } = candidate;
  const record = crmActorType && { crmActorType, crmRecordId };
  return { address, place: first.place, ...ownerOf(address, site, sites), record };
}

/** One that is another site's for certain is not this one's, whatever its address leaves open. */
function ownerOf(
  address: string,
  site: SiteView,
  sites: readonly SiteView[],
): Pick<ForeignAddress, 'owner'> & { place?: 'other' } {
  const owner = sites.find(
    (one) => one.id !== site.id && placeOfAddress(address, placeOfSite(one)) === 'ours',
  );
  return owner ? { owner, place: 'other' } : { owner: null };
}

/** Hits that nothing but an address of another place has led to. */
export function isFromForeign({ by, heldKeys = [] }: RecordHit, { foreign = [] }: FoundRecords): boolean {
  const isForeign = (index: number) => foreign.some(({ candidate }) => candidate === index);
  return heldKeys.length === 0 && by.length > 0 && by.every(isForeign);
}

/** Which installation it belongs to, and what can be done. */
export function describeForeign({ address, place, owner }: ForeignAddress, site: SiteView, t: Text): string {
  const about = {
    place: nameAddressPlace(address),
    site: site.name,
    own: nameAddressPlace(placeOfSite(site)),
  };
  if (owner) return t('common.foreignAddress.owned', { ...about, owner: owner.name });
  return t(`common.foreignAddress.${place}`, about);
}
