import type { Environment } from '../../shared/environment';
import { AppError } from '../../shared/errors';

/** What allows a write on a site that is locked for writing. */
export interface WritePermit {
  /** The reference of the job; empty for none. */
  readonly ticket: string;
  /** The run that it was given to; null = a single write. */
  readonly runId: string | null;
  /** Throws `site-locked` where it does not allow writing to that site, or not any more. */
  require(siteId: string): void;
}

interface PermitSite {
  siteId: string;
  name: string;
  environment: Environment;
}

/**
 * The permit of a single write: the unlocking of the production site, asked anew each time, so that a lock that comes
 * meanwhile counts. Other sites need none. `ticketOf` gives the reference of the unlocking, null = locked.
 */
export function createSinglePermit(
  { siteId, name, environment }: PermitSite,
  ticketOf: (siteId: string) => string | null,
): WritePermit {
  const isProduction = environment === 'production';
  return {
    get ticket() {
      return isProduction ? (ticketOf(siteId) ?? '') : '';
    },
    runId: null,
    require: (wanted) => {
      if (wanted !== siteId || (isProduction && ticketOf(siteId) === null)) {
        throw new AppError('site-locked', { params: { site: name } });
      }
    },
  };
}

/** Production is written to only with the site's name repeated. Throws `confirmation-needed`. */
export function requireConfirmation(site: PermitSite, confirmedSiteName: string | undefined): void {
  if (site.environment === 'production' && confirmedSiteName !== site.name) {
    throw new AppError('confirmation-needed', { params: { site: site.name } });
  }
}
