import { z } from 'zod';
import { AppError } from '../../shared/errors';
import { customerIdSchema } from '../../shared/sign-in-schemes';

/** Who signed in to SuperOffice Online, as its id_token says. */
export interface OnlineIdentity {
  subject: string;
  /** Context identifier, such as `Cust12345`. */
  tenant: string;
  userName: string;
  companyName: string;
  associateId: string;
  isAdministrator: boolean;
}

// Every claim of SuperOffice's own has this prefix ("Validating security tokens").
const prefix = 'http://schemes.superoffice.net/identity/';
const word = z.union([z.string(), z.number().transform(String)]).nullish();

const claimsSchema = z.object({
  sub: z.string().min(1),
  [`${prefix}ctx`]: customerIdSchema,
  [`${prefix}upn`]: word,
  [`${prefix}email`]: word,
  [`${prefix}company_name`]: word,
  [`${prefix}associateid`]: word,
  [`${prefix}is_administrator`]: z.union([z.string(), z.boolean()]).nullish(),
});

/** Reads the claims of an id_token that was checked. Throws `login-not-usable` where no tenant is named. */
export function readOnlineIdentity(claims: unknown, host: string): OnlineIdentity {
  const parsed = claimsSchema.safeParse(claims);
  if (!parsed.success) throw new AppError('login-not-usable', { params: { host }, detail: 'claims' });
  const said: Record<string, unknown> = parsed.data;
  const text = (name: string): string => String(said[`${prefix}${name}`] ?? '');
  const names = [text('upn'), text('email'), parsed.data.sub];
  return {
    subject: parsed.data.sub,
    tenant: text('ctx'),
    userName: names.find((name) => name !== '') ?? '',
    companyName: text('company_name'),
    associateId: text('associateid'),
    // Sent as the text "True" or "False".
    isAdministrator: text('is_administrator').toLowerCase() === 'true',
  };
}

/** Tenants are named in different case; they are the same. */
export function isSameTenant(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
