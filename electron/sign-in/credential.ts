import type { SignInDescription } from '../../shared/sign-in-schemes';

/** Request headers that prove who we are. Every value is a secret. */
export type CredentialHeaders = Readonly<Record<string, string>>;

/** How one site signs in, whatever the scheme. Asked anew for every request. */
export interface Credential {
  /** The headers of the next request. Throws a coded error where there is nothing to sign in with. */
  headers: () => Promise<CredentialHeaders>;
  /**
   * The site answered 401 to a request with these headers. True: other headers are at hand, so a read may be tried
   * once more. False: only a person can help. Throws where more can be said than that the site refused.
   */
  onUnauthorized?: (sent: CredentialHeaders) => Promise<boolean>;
  describe: () => SignInDescription;
}
