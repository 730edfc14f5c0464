// The small variant of the validator, which makes no code of its own: the page's policy refuses that.
import * as z from 'zod/mini';
import { onlineEnvironments, type SignInScheme } from './sign-in-fields';
import { siteLimits } from './site-limits';
import type { SiteProblem } from './site-problems';

export type { OnlineEnvironment, SignInScheme } from './sign-in-fields';

/** The context identifier of a tenant, such as `Cust12345`; part of an address, so nothing else is let in. */
export const customerIdSchema = z
  .string()
  .check(z.regex(/^[A-Za-z][A-Za-z0-9]{0,63}$/, 'customerId' satisfies SiteProblem));

const { userName: nameLimit } = siteLimits;
/** A needed text of one line; what is wrong with it where it is empty, and where it is long. */
export const neededText = (limit: number, empty: SiteProblem, long: SiteProblem) =>
  z.string().check(z.trim(), z.minLength(1, empty), z.maxLength(limit, long));
const wholePort = z
  .int('port' satisfies SiteProblem)
  .check(z.gte(1_024, 'port' satisfies SiteProblem), z.lte(65_535, 'port' satisfies SiteProblem));

/** What each scheme keeps beside its secrets. None of it is secret. */
const basicSettingsSchema = z.strictObject({
  scheme: z.literal('basic'),
  userName: neededText(nameLimit, 'userName', 'userName-long'),
  /** The password is asked for and held in memory only. */
  askEachTime: z.boolean(),
});
const otherSettingsSchemas = [
  z.strictObject({ scheme: z.literal('soticket') }),
  z.strictObject({ scheme: z.literal('bearer') }),
  z.strictObject({ scheme: z.literal('xsrf') }),
  z.strictObject({
    scheme: z.literal('online'),
    environment: z.enum(onlineEnvironments),
    clientId: neededText(nameLimit, 'clientId', 'clientId-long'),
    /** Null: the user chooses the tenant in the browser. */
    customerId: z.nullable(customerIdSchema),
    /** SuperID user name that the login page starts with; empty for none. */
    loginHint: z.string().check(z.trim(), z.maxLength(nameLimit, 'loginHint-long' satisfies SiteProblem)),
    /** Of the redirect address. Null: any free port. */
    port: z.nullable(wholePort),
    /** Of the redirect address, as registered; empty for none, as SuperOffice's native template registers it. */
    path: z
      .string()
      .check(
        z.regex(/^(\/[\w.~-]+)*\/?$/, 'path' satisfies SiteProblem),
        z.maxLength(200, 'path' satisfies SiteProblem),
      ),
  }),
] as const;
export const signInSettingsSchema = z.discriminatedUnion('scheme', [
  basicSettingsSchema,
  ...otherSettingsSchemas,
]);
/** As a person enters them now: a site that was kept before this was known is still listed. */
export const enteredSignInSchema = z.discriminatedUnion('scheme', [
  z.extend(basicSettingsSchema, {
    // Whoever reads the header takes the first colon for the end of the user name (RFC 7617).
    userName: basicSettingsSchema.shape.userName.check(
      z.refine((name) => !name.includes(':'), 'userName-colon' satisfies SiteProblem),
    ),
  }),
  ...otherSettingsSchemas,
]);
export type SignInSettings = z.infer<typeof signInSettingsSchema>;
export type OnlineSettings = Extract<SignInSettings, { scheme: 'online' }>;

/** What can be told about a sign-in without telling a secret. */
export interface SignInDescription {
  scheme: SignInScheme;
  /** Empty where the scheme does not say who signs in. */
  userName: string;
  /** ISO 8601, UTC; null = it does not expire, or nobody told us when. */
  expiresAt: string | null;
  /** It gets a new token by itself when the old one expires. */
  renewsItself: boolean;
  /** Of SuperOffice Online, once signed in. */
  tenant: { id: string; companyName: string } | null;
}
