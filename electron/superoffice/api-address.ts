import { AppError } from '../../shared/errors';
import { readSiteAddress, type SiteAddress } from '../../shared/site-address';

export { isLoopback } from '../../shared/site-address';

/** Where a site's WebAPI answers. */
export type ApiAddress = SiteAddress;

/** The WebAPI's base address for what a person typed. Throws `invalid-input` with the field `address`. */
export function toApiAddress(typed: string): ApiAddress {
  const address = readSiteAddress(typed);
  if (!address) throw new AppError('invalid-input', { fields: { address: 'address-invalid' } });
  return address;
}

/** Throws `insecure-address` unless the address is encrypted and elsewhere, or allowed by the user's own choice. */
export function requireSecureAddress(address: ApiAddress, allowHttp: boolean): void {
  if (address.needsConsent && !allowHttp) {
    throw new AppError('insecure-address', { params: { host: address.host } });
  }
}
