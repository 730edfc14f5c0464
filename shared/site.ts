import { z } from 'zod';
import { environments } from './environment';
import { siteLimits } from './site-limits';

export { practiceSiteId, type Environment } from './environment';

/** How we sign in. A union by `scheme`, so that further schemes are further members. */
export const signInSchema = z.discriminatedUnion('scheme', [
  z.strictObject({ scheme: z.literal('basic'), userName: z.string().trim().min(1).max(siteLimits.userName) }),
]);
export type SignIn = z.infer<typeof signInSchema>;

const siteFields = {
  name: z.string().trim().min(1).max(siteLimits.name),
  /** As typed: with or without a closing `/` or `/api`. */
  address: z.string().trim().min(1).max(siteLimits.address),
  environment: z.enum(environments),
  /** `Accept-Language` of every request. */
  language: z.string().trim().min(2).max(35),
  /** The user's explicit choice to send over http to something else than this computer. */
  allowHttp: z.boolean(),
  signIn: signInSchema,
};

/** A site as it is kept on disk: never with its secret. */
export const siteSchema = z.strictObject({ id: z.string().min(1).max(64), ...siteFields });
export type Site = z.infer<typeof siteSchema>;

/** What the site form submits. No `id` = a new site. No `secret` = keep the stored one. */
export const siteFormSchema = z.strictObject({
  id: z.string().min(1).max(64).optional(),
  ...siteFields,
  secret: z.string().min(1).max(siteLimits.secret).optional(),
});
export type SiteForm = z.infer<typeof siteFormSchema>;

/** Where a site's secret is: page and bridge know this word and nothing more. */
export type SecretState = 'none' | 'keychain' | 'session' | 'unreadable';

/** A site as the page sees it. */
export interface SiteView extends Site {
  secret: SecretState;
  builtIn: boolean;
}

/** What a sign-in test found. */
export interface SignInReport {
  userName: string;
  fullName: string;
  siteVersion: string;
  /** Origin and path that answered. */
  address: string;
  milliseconds: number;
}
