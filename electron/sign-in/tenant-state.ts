import { z } from 'zod';
import type { TwoClocks } from '../clock';
import { AppError, type ErrorCode } from '../../shared/errors';
import type { LoginTransport } from './login-transport';
import { toSignInError } from './oidc-errors';
import { isSameTenant } from './online-identity';
import { isTrustedOnlineUrl } from './online-hosts';

/** Where a tenant's WebAPI is, until `validUntilMs`. */
export interface TenantState {
  id: string;
  /** Ends in `/api`. */
  apiAddress: string;
  /** SuperOffice's own word, such as `Running`. */
  state: string;
  /** Of the monotonic clock. */
  validUntilMs: number;
}

// docs.superoffice.com, "Check tenant status"; the numbers stand for the same states.
const stateNames: Readonly<Record<number, string>> = {
  0: 'Unknown',
  1: 'Provisioning',
  2: 'Running',
  3: 'Deleted',
  4: 'Suspended',
  5: 'OnlineMaintenance',
  6: 'OfflineMaintenance',
  8: 'ProvisioningFailed',
  10: 'Deleting',
  11: 'DeleteFailed',
  12: 'MigrationPending',
};

const stateSchema = z.object({
  ContextIdentifier: z.string(),
  State: z.union([z.string(), z.number().transform((number) => stateNames[number] ?? String(number))]),
  IsRunning: z.boolean(),
  ValidUntil: z.string().nullish(),
  Api: z.string().nullish(),
});

const shortestValidityMs = 60_000;
const longestValidityMs = 24 * 60 * 60_000;

/**
 * Asks `{login}/api/state/{tenant}`, which needs no sign-in. Throws `tenant-not-found`, `tenant-maintenance`,
 * `tenant-not-running`, `tenant-address-untrusted`, `login-unreachable`, `login-not-usable`.
 */
export async function readTenantState(
  transport: LoginTransport,
  loginOrigin: string,
  tenant: string,
  clock: TwoClocks,
): Promise<TenantState> {
  const { host } = new URL(loginOrigin);
  const url = new URL(`/api/state/${encodeURIComponent(tenant)}`, loginOrigin).href;
  const { status, text } = await transport({ method: 'GET', url }).catch((error: unknown) => {
    throw toSignInError(error, { step: 'discover', host, secrets: [] });
  });
  if (status === 404) throw new AppError('tenant-not-found', { params: { tenant } });
  const parsed = stateSchema.safeParse(status === 200 ? parseJson(text) : undefined);
  if (!parsed.success || !isSameTenant(parsed.data.ContextIdentifier, tenant)) {
    throw new AppError('login-not-usable', { params: { host }, detail: `state: HTTP ${status}` });
  }
  const { State: state, IsRunning: isRunning, Api: api, ValidUntil: validUntil } = parsed.data;
  if (!isRunning) throw new AppError(codeForState(state), { params: { tenant, state } });
  const apiAddress = toTrustedApi(api ?? '', loginOrigin, tenant);
  return {
    id: parsed.data.ContextIdentifier,
    apiAddress,
    state,
    validUntilMs: readValidity(validUntil ?? '', clock),
  };
}

function codeForState(state: string): ErrorCode {
  return state === 'OfflineMaintenance' ? 'tenant-maintenance' : 'tenant-not-running';
}

/** Tokens go where this points, so it is not believed blindly. */
function toTrustedApi(api: string, loginOrigin: string, tenant: string): string {
  if (isTrustedOnlineUrl(api, loginOrigin)) {
    const { origin, pathname } = new URL(api);
    return `${origin}${pathname.replace(/\/+$/, '')}`;
  }
  const host = URL.canParse(api) ? new URL(api).host : api.slice(0, 100);
  throw new AppError('tenant-address-untrusted', { params: { tenant, host } });
}

/** A clock that is wrong on either side must lead neither to asking all the time nor to never asking again. */
function readValidity(validUntil: string, { monotonicMs, wallMs }: TwoClocks): number {
  const saidMs = Date.parse(validUntil);
  const leftMs = Number.isNaN(saidMs) ? shortestValidityMs : saidMs - wallMs();
  return monotonicMs() + Math.min(Math.max(leftMs, shortestValidityMs), longestValidityMs);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
