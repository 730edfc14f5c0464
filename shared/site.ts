// The small variant of the validator, which makes no code of its own: the page's policy refuses that.
import * as z from 'zod/mini';
import type { AuthorityFacts } from './authority';
import type { CapabilityReport } from './capability-report';
import { environments } from './environment';
import { readPastedSecret } from './pasted-secret';
import { readSiteAddress } from './site-address';
import { requestLimits, siteLimits } from './site-limits';
import type { SiteProblem } from './site-problems';
import { secretFields, signInSchemes, type SecretField } from './sign-in-fields';
import {
  enteredSignInSchema,
  neededText,
  signInSettingsSchema,
  type SignInDescription,
  type SignInScheme,
} from './sign-in-schemes';

export { practiceSiteId, type Environment } from './environment';

const wholeNumber = ({ min, max }: { min: number; max: number }, problem: SiteProblem) =>
  z.int(problem).check(z.gte(min, problem), z.lte(max, problem));
/** The value of a header: printable ASCII, or empty where the header is not sent. */
const headerText = (problem: SiteProblem, min = 0, max = 64) =>
  z
    .string()
    .check(z.trim(), z.minLength(min, problem), z.maxLength(max, problem), z.regex(/^[ -~]*$/, problem));
const optionalText = (limit: number, long: SiteProblem) =>
  z.string().check(z.trim(), z.maxLength(limit, long));

/** What the requests of a site say and how long they may take. */
const requestSettingsSchema = z.strictObject({
  /** `Accept-Language` of every request. */
  acceptLanguage: headerText('language', 2, 35),
  soLanguage: headerText('header'),
  soCulture: headerText('header'),
  soTimeZone: headerText('header'),
  readTimeoutSeconds: wholeNumber(requestLimits.readTimeoutSeconds, 'read-timeout'),
  writeTimeoutSeconds: wholeNumber(requestLimits.writeTimeoutSeconds, 'write-timeout'),
  requestsPerSecond: wholeNumber(requestLimits.requestsPerSecond, 'rate'),
});
export type RequestSettings = z.infer<typeof requestSettingsSchema>;

/** The way to a site. */
const siteNetworkSchema = z.strictObject({
  /** The id of further certificate authorities that a person chose from a file; null = none. Never a path. */
  authority: z.nullable(z.string().check(z.regex(/^[0-9a-f]{64}$/, 'other'))),
  /** Through Chromium's stack, for proxies that want Windows sign-in. */
  compatibilityMode: z.boolean(),
});
export type SiteNetworkSettings = z.infer<typeof siteNetworkSchema>;

const siteFields = {
  name: neededText(siteLimits.name, 'name', 'name-long'),
  /** As typed. Empty for SuperOffice Online, which says itself where it is. */
  address: optionalText(siteLimits.address, 'address-invalid'),
  environment: z.enum(environments, 'environment' satisfies SiteProblem),
  /** The user's explicit choice to send over http, or to a program of this computer. */
  allowHttp: z.boolean(),
  /** Groups the list; empty = no group. */
  customer: optionalText(siteLimits.customer, 'customer-long'),
  signIn: signInSettingsSchema,
  requests: requestSettingsSchema,
  network: siteNetworkSchema,
};
const idSchema = z.string().check(z.minLength(1), z.maxLength(64));

/** A site as it is kept on disk: never with its secret. The order of sites is the user's own. */
export const siteSchema = z
  .strictObject({
    id: idSchema,
    ...siteFields,
    /** ISO 8601, UTC; null = never used. */
    lastUsedAt: z.nullable(z.string().check(z.maxLength(40))),
    /** Of a site that is production no more: since when. ISO 8601, UTC. */
    productionUntil: z.exactOptional(z.string().check(z.maxLength(40))),
  })
  .check(z.refine(hasAddress, { path: ['address'], error: 'address' satisfies SiteProblem }));
export type Site = z.infer<typeof siteSchema>;

const secretText = z.exactOptional(
  z.string().check(z.maxLength(siteLimits.secret, 'secret-long' satisfies SiteProblem)),
);
const secretsSchema = z.strictObject({
  password: secretText,
  ticket: secretText,
  appToken: secretText,
  token: secretText,
  cookie: secretText,
  xsrfToken: secretText,
  clientSecret: secretText,
} satisfies Record<SecretField, typeof secretText>);

/**
 * What the site form submits. No `id` = a new site. Of the secrets those that are absent are kept as they are stored,
 * and empty ones are cleared. The rules of the form are here and nowhere else: the page parses by it as well.
 */
export const siteFormSchema = z
  .strictObject({
    id: z.exactOptional(idSchema),
    ...siteFields,
    signIn: enteredSignInSchema,
    secrets: z.exactOptional(secretsSchema),
  })
  .check(
    // Said together with what is wrong in single boxes, not after it.
    z.superRefine(
      (form, { addIssue }) => {
        for (const [path, problem] of findProblemsBetween(form))
          addIssue({ code: 'custom', path, message: problem });
      },
      { when: ({ value }) => looksLikeForm.safeParse(value).success },
    ),
  );
export type SiteForm = z.infer<typeof siteFormSchema>;

/** As much of a form as the problems between its boxes need. */
const looksLikeForm = z.looseObject({
  address: z.string(),
  allowHttp: z.boolean(),
  signIn: z.looseObject({ scheme: z.enum(signInSchemes) }),
  secrets: z.optional(secretsSchema),
});

type Found = [path: string[], SiteProblem];

function findProblemsBetween(form: Pick<SiteForm, 'address' | 'allowHttp' | 'signIn' | 'secrets'>): Found[] {
  const address = readSiteAddress(form.address);
  const found: Found[] = [];
  if (!hasAddress(form)) found.push([['address'], 'address']);
  else if (!address && form.address.trim() !== '') found.push([['address'], 'address-invalid']);
  if (address?.needsConsent && !form.allowHttp) found.push([['allowHttp'], 'allowHttp']);
  for (const [field, pasted = ''] of Object.entries(form.secrets ?? {})) {
    const known = secretFields[form.signIn.scheme].find((name: SecretField) => name === field);
    const problem = known === undefined || pasted === '' ? null : readPastedSecret(known, pasted).problem;
    if (problem !== null) found.push([['secrets', field], problem]);
  }
  return found;
}

function hasAddress(site: { address: string; signIn: { scheme: SignInScheme } }): boolean {
  return site.address.trim() !== '' || site.signIn.scheme === 'online';
}

/** Where a site's secret is: page and bridge know this word and nothing more. */
export type SecretState =
  | 'none'
  | 'keychain'
  | 'session'
  | 'unreadable'
  /** Kept, in a keychain that cannot be opened now. */
  | 'locked';

/** The system's keychain, as it answered when it was asked: `silent` = not within a few seconds. */
export type KeychainState = 'there' | 'none' | 'locked' | 'silent';

/** A site as the page sees it. */
export interface SiteView extends Site {
  secret: SecretState;
  /** The secret fields of its scheme that are set. */
  secretsSet: SecretField[];
  builtIn: boolean;
  signInState: SignInDescription;
  /** Of a production site that may be written to: until when. ISO 8601, UTC; null = locked, or not production. */
  unlockedUntil: string | null;
  /** How many writes were sent since it was unlocked; 0 while it is locked. */
  writesSinceUnlock: number;
  /** What its extra certificate authorities are; null = it has none, or they are not there any more. */
  authorityFacts: AuthorityFacts | null;
}

/** What a sign-in test found. */
export interface SignInReport {
  userName: string;
  fullName: string;
  siteVersion: string;
  /** Origin and path that answered. */
  address: string;
  milliseconds: number;
  scheme: SignInScheme;
  /** Of SuperOffice Online. */
  tenant: { id: string; companyName: string } | null;
  /** Of the sign-in; ISO 8601, UTC; null = it does not expire, or nobody told us when. */
  expiresAt: string | null;
  /** Null where the site does not say. */
  associateId: string | null;
  rights: CapabilityReport;
}

/** Why a production site was locked again. */
export const lockReasons = ['time', 'site', 'changed', 'computer', 'user', 'signed-out', 'closed'] as const;
export type LockReason = (typeof lockReasons)[number];
