import type { SecretState } from '../../shared/site';
import type { SignInDescription } from '../../shared/sign-in-schemes';

/**
 * Whether a site is signed in to, as its row and its form say it. What is stored for a site of Online may be the
 * client secret or the customer alone: that is no sign-in. One that cannot be renewed lasts as long as its token.
 */
export function readSignInState(
  stored: SecretState,
  { scheme, renewsItself, expiresAt }: SignInDescription,
  now: Date,
): SecretState {
  if (scheme !== 'online' || stored === 'unreadable' || renewsItself) return stored;
  return expiresAt !== null && Date.parse(expiresAt) > now.getTime() ? 'session' : 'none';
}
