import type { TwoClocks } from '../clock';
import { createSingleFlight } from './single-flight';
import type { TenantState } from './tenant-state';

/** Knows where the tenant's WebAPI is. */
export interface TenantLocator {
  /** From memory until it is no longer valid, then asked anew. */
  locate: () => Promise<TenantState>;
  /**
   * A request to this address was answered 421. True: the tenant is at another address now. Asked once for all
   * requests that were misdirected together, and not again within half a minute.
   */
  relocate: (usedApiAddress: string) => Promise<boolean>;
}

const askAgainAfterMs = 30_000;

export function createTenantLocator(
  ask: () => Promise<TenantState>,
  clock: Pick<TwoClocks, 'monotonicMs'>,
): TenantLocator {
  let known: TenantState | null = null;
  let askedAgainAtMs = -Infinity;
  const askOnce = createSingleFlight(async () => {
    known = await ask();
    return known;
  });
  return {
    locate: async () => (known !== null && clock.monotonicMs() < known.validUntilMs ? known : askOnce()),
    relocate: async (usedApiAddress) => {
      if (known !== null && known.apiAddress !== usedApiAddress) return true;
      const sinceMs = clock.monotonicMs() - askedAgainAtMs;
      if (sinceMs < askAgainAfterMs) return false;
      const { apiAddress } = await askOnce();
      askedAgainAtMs = clock.monotonicMs();
      return apiAddress !== usedApiAddress;
    },
  };
}
