import { z } from 'zod';
import { onlineEnvironments, type SignInScheme } from './sign-in-fields';

export type { OnlineEnvironment, SignInScheme } from './sign-in-fields';

/** The context identifier of a tenant, such as `Cust12345`; part of an address, so nothing else is let in. */
export const customerIdSchema = z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,63}$/);

/** What each scheme keeps beside its secrets. None of it is secret. */
export const basicSettingsSchema = z.strictObject({
  scheme: z.literal('basic'),
  userName: z.string().trim().min(1).max(200),
  /** The password is asked for and held in memory only. */
  askEachTime: z.boolean(),
});
export const soTicketSettingsSchema = z.strictObject({ scheme: z.literal('soticket') });
export const bearerSettingsSchema = z.strictObject({ scheme: z.literal('bearer') });
export const xsrfSettingsSchema = z.strictObject({ scheme: z.literal('xsrf') });
export const onlineSettingsSchema = z.strictObject({
  scheme: z.literal('online'),
  environment: z.enum(onlineEnvironments),
  clientId: z.string().trim().min(1).max(200),
  /** Null: the user chooses the tenant in the browser. */
  customerId: customerIdSchema.nullable(),
  /** SuperID user name that the login page starts with; empty for none. */
  loginHint: z.string().trim().max(200),
  /** Of the redirect address. Null: any free port. */
  port: z.number().int().min(1_024).max(65_535).nullable(),
  /** Of the redirect address, as registered; empty for none, as SuperOffice's native template registers it. */
  path: z
    .string()
    .regex(/^(\/[\w.~-]+)*\/?$/)
    .max(200),
});
export const signInSettingsSchema = z.discriminatedUnion('scheme', [
  basicSettingsSchema,
  soTicketSettingsSchema,
  bearerSettingsSchema,
  xsrfSettingsSchema,
  onlineSettingsSchema,
]);
export type SignInSettings = z.infer<typeof signInSettingsSchema>;
export type OnlineSettings = z.infer<typeof onlineSettingsSchema>;

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
