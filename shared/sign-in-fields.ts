import type { ErrorCode } from './errors';

// Apart from the schemas, so that the page can use these words without carrying the validator.

/** The login services of SuperOffice Online: development, stage, production. */
export const onlineEnvironments = ['sod', 'qaonline', 'online'] as const;
export type OnlineEnvironment = (typeof onlineEnvironments)[number];

export const signInSchemes = ['basic', 'soticket', 'bearer', 'online', 'xsrf'] as const;
export type SignInScheme = (typeof signInSchemes)[number];

/** The secret fields that a person enters, by scheme; the page may set and clear them, never read them. */
export const secretFields = {
  basic: ['password'],
  soticket: ['ticket', 'appToken'],
  bearer: ['token'],
  xsrf: ['cookie', 'xsrfToken'],
  online: ['clientSecret'],
} as const satisfies Record<SignInScheme, readonly string[]>;
export type SecretField = (typeof secretFields)[SignInScheme][number];

/** The secrets without which a scheme cannot sign in. The others are optional. */
export const neededSecrets = {
  basic: ['password'],
  soticket: ['ticket'],
  bearer: ['token'],
  xsrf: ['cookie'],
  online: [],
} as const satisfies { [S in SignInScheme]: readonly (typeof secretFields)[S][number][] };

const signInAgainCodes: readonly ErrorCode[] = ['sign-in-needed', 'sign-in-again', 'sign-in-revoked'];

/** True for the failures that a sign-in in the browser cures: the form stays as it is meanwhile. */
export function needsBrowserSignIn(code: ErrorCode): boolean {
  return signInAgainCodes.includes(code);
}
