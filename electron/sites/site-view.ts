import type { SecretState, Site, SiteView } from '../../shared/site';
import { asksEachTime } from '../../shared/sign-in-fields';
import type { SignInDescription } from '../../shared/sign-in-schemes';
import type { KeptAuthorities } from './kept-authorities';
import type { SiteCredentials } from './site-credentials';
import type { SiteLocks } from './site-locks';
import type { SiteSecrets } from './site-secrets';

export interface SiteViewTools {
  secrets: SiteSecrets;
  credentials: SiteCredentials;
  locks: SiteLocks;
  authorities: KeptAuthorities;
  clock: () => Date;
}

/** A site as the page sees it. */
export async function viewSite(
  site: Site,
  { secrets, credentials, locks, authorities, clock }: SiteViewTools,
): Promise<SiteView> {
  const { authority } = site.network;
  const { secret, secretsSet } = await describeSecrets(site, secrets, credentials);
  const signInState = await credentials.describe(site);
  return {
    ...site,
    secret: readSignInState(secret, signInState, clock()),
    secretsSet,
    builtIn: false,
    signInState,
    unlockedUntil: locks.unlockedUntil(site.id),
    writesSinceUnlock: locks.writesSinceUnlock(site.id),
    authorityFacts: authority === null ? null : await authorities.describe(authority),
  };
}

/**
 * The same as far as it can be told without the keychain, which may be slow, or ask the person: for the first picture. What
 * is kept is taken to be readable.
 */
export async function viewSiteUnasked(
  site: Site,
  { secrets, credentials, locks, authorities }: SiteViewTools,
): Promise<SiteView> {
  const { authority } = site.network;
  return {
    ...site,
    secret: secrets.hasStored(site) ? 'keychain' : 'none',
    secretsSet: [],
    builtIn: false,
    signInState: credentials.describeUnknown(site),
    unlockedUntil: locks.unlockedUntil(site.id),
    writesSinceUnlock: locks.writesSinceUnlock(site.id),
    authorityFacts: authority === null ? null : await authorities.describe(authority),
  };
}

/** A password that is asked for each time is there or not; none is stored. What else is secret is. */
async function describeSecrets(
  site: Site,
  secrets: SiteSecrets,
  credentials: SiteCredentials,
): Promise<Pick<SiteView, 'secret' | 'secretsSet'>> {
  const kept = await secrets.describe(site);
  if (!asksEachTime(site.signIn) || kept.secret === 'unreadable' || kept.secret === 'locked') return kept;
  const { secretsSet } = kept;
  const isGiven = (await credentials.askedPassword(site).read()) !== null;
  if (!isGiven) return { secret: 'none', secretsSet };
  return { secret: 'session', secretsSet: ['password', ...secretsSet] };
}

/**
 * Whether a site is signed in to, as its row and its form say it. What is stored for a site of Online may be the
 * client secret or the customer alone: that is no sign-in. One that cannot be renewed lasts as long as its token.
 */
function readSignInState(
  stored: SecretState,
  { scheme, renewsItself, expiresAt }: SignInDescription,
  now: Date,
): SecretState {
  if (scheme !== 'online' || stored === 'unreadable' || stored === 'locked' || renewsItself) return stored;
  return expiresAt !== null && Date.parse(expiresAt) > now.getTime() ? 'session' : 'none';
}
