import type { ErrorCode } from './errors';

// Apart from the schemas, so that the page can use these words without carrying the validator.

/** The login services of SuperOffice Online: development, stage, production. */
export const onlineEnvironments = ['sod', 'qaonline', 'online'] as const;
export type OnlineEnvironment = (typeof onlineEnvironments)[number];

export const signInSchemes = ['basic', 'soticket', 'bearer', 'online', 'xsrf'] as const;
export type SignInScheme = (typeof signInSchemes)[number];

/**
 * The secret fields that a person enters, by scheme; the page may set and clear them, never read them. The API lists
 * the app token (`SO-AppToken`) for every call, whatever signs in.
 */
export const secretFields = {
  basic: ['password', 'appToken'],
  soticket: ['ticket', 'appToken'],
  bearer: ['token', 'appToken'],
  xsrf: ['cookie', 'xsrfToken', 'appToken'],
  online: ['clientSecret', 'appToken'],
} as const satisfies Record<SignInScheme, readonly string[]>;
export type SecretField = (typeof secretFields)[SignInScheme][number];

/** The secrets without which a scheme cannot sign in. The others are optional. */
const neededSecrets = {
  basic: ['password'],
  soticket: ['ticket'],
  bearer: ['token'],
  xsrf: ['cookie'],
  online: [],
} as const satisfies { [S in SignInScheme]: readonly (typeof secretFields)[S][number][] };

interface AskableSignIn {
  scheme: SignInScheme;
  askEachTime?: boolean;
}

/** True where the password is asked for at every start: it is no secret that anything keeps. */
export function asksEachTime({ scheme, askEachTime }: AskableSignIn): boolean {
  return scheme === 'basic' && askEachTime === true;
}

/** The secret fields that are kept for a site that signs in this way. */
export function listKeptSecrets(signIn: AskableSignIn): SecretField[] {
  const fields: readonly SecretField[] = secretFields[signIn.scheme];
  return fields.filter((field) => field !== 'password' || !asksEachTime(signIn));
}

/** Those of the kept ones without which it cannot sign in. */
export function listNeededSecrets(signIn: AskableSignIn): readonly SecretField[] {
  return asksEachTime(signIn) ? [] : neededSecrets[signIn.scheme];
}

const signInAgainCodes: readonly ErrorCode[] = ['sign-in-needed', 'sign-in-again', 'sign-in-revoked'];

const signInCodes: readonly ErrorCode[] = [
  ...signInAgainCodes,
  'unauthorized',
  'no-sign-in',
  'token-expired',
  'secret-unreadable',
  'keychain-locked',
  'keychain-silent',
  'password-needed',
  'password-refused',
];

/** True where the sign-in is at fault: every other call, and linking by hand, would fail as well. */
export function isSignInFailure(code: ErrorCode): boolean {
  return signInCodes.includes(code);
}

/** True for the failures that a sign-in in the browser cures: the form stays as it is meanwhile. */
export function needsBrowserSignIn(code: ErrorCode): boolean {
  return signInAgainCodes.includes(code);
}
