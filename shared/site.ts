import { z } from 'zod';
import type { CapabilityReport } from './capability-report';
import { environments } from './environment';
import { requestLimits, siteLimits } from './site-limits';
import { secretFields, type SecretField } from './sign-in-fields';
import { signInSettingsSchema, type SignInDescription, type SignInScheme } from './sign-in-schemes';

export { practiceSiteId, type Environment } from './environment';

const wholeNumber = ({ min, max }: { min: number; max: number }) => z.number().int().min(min).max(max);
/** The value of a header: printable ASCII, or empty where the header is not sent. */
const headerText = z
  .string()
  .trim()
  .max(64)
  .regex(/^[ -~]*$/);

/** What the requests of a site say and how long they may take. */
export const requestSettingsSchema = z.strictObject({
  /** `Accept-Language` of every request. */
  acceptLanguage: headerText.min(2).max(35),
  soLanguage: headerText,
  soCulture: headerText,
  soTimeZone: headerText,
  readTimeoutSeconds: wholeNumber(requestLimits.readTimeoutSeconds),
  writeTimeoutSeconds: wholeNumber(requestLimits.writeTimeoutSeconds),
  requestsPerSecond: wholeNumber(requestLimits.requestsPerSecond),
});
export type RequestSettings = z.infer<typeof requestSettingsSchema>;

/** The way to a site. */
export const siteNetworkSchema = z.strictObject({
  /** Path of a file with further certificate authorities; null = none. */
  extraCaFile: z.string().min(1).max(4_000).nullable(),
  /** Through Chromium's stack, for proxies that want Windows sign-in. */
  compatibilityMode: z.boolean(),
});
export type SiteNetworkSettings = z.infer<typeof siteNetworkSchema>;

const siteFields = {
  name: z.string().trim().min(1).max(siteLimits.name),
  /** As typed: with or without a closing `/` or `/api`. Empty for SuperOffice Online, which says itself where it is. */
  address: z.string().trim().max(siteLimits.address),
  environment: z.enum(environments),
  /** The user's explicit choice to send over http to something else than this computer. */
  allowHttp: z.boolean(),
  /** Groups the list; empty = no group. */
  customer: z.string().trim().max(siteLimits.customer),
  signIn: signInSettingsSchema,
  requests: requestSettingsSchema,
  network: siteNetworkSchema,
};

/** A site as it is kept on disk: never with its secret. The order of sites is the user's own. */
export const siteSchema = z
  .strictObject({
    id: z.string().min(1).max(64),
    ...siteFields,
    /** ISO 8601, UTC; null = never used. */
    lastUsedAt: z.string().max(40).nullable(),
  })
  .refine(hasAddress, { path: ['address'] });
export type Site = z.infer<typeof siteSchema>;

/**
 * What the site form submits. No `id` = a new site. Of the secrets those that are absent are kept as they are stored,
 * and empty ones are cleared.
 */
export const siteFormSchema = z
  .strictObject({
    id: z.string().min(1).max(64).optional(),
    ...siteFields,
    secrets: z
      .partialRecord(
        z.enum([...new Set(Object.values(secretFields).flat())]),
        z.string().max(siteLimits.secret),
      )
      .optional(),
  })
  .refine(hasAddress, { path: ['address'] });
export type SiteForm = z.infer<typeof siteFormSchema>;

function hasAddress(site: { address: string; signIn: { scheme: SignInScheme } }): boolean {
  return site.address !== '' || site.signIn.scheme === 'online';
}

/** Where a site's secret is: page and bridge know this word and nothing more. */
export type SecretState = 'none' | 'keychain' | 'session' | 'unreadable';

/** A site as the page sees it. */
export interface SiteView extends Site {
  secret: SecretState;
  /** The secret fields of its scheme that are set. */
  secretsSet: SecretField[];
  builtIn: boolean;
  signInState: SignInDescription;
  /** Of a production site that may be written to: until when. ISO 8601, UTC; null = locked, or not production. */
  unlockedUntil: string | null;
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
