import { AxiosError, CanceledError, type AxiosAdapter, type InternalAxiosRequestConfig } from 'axios';
import { AppError } from '../../shared/errors';
import { attemptOf, type Attempt } from '../superoffice/attempt';
import { describePause } from '../superoffice/http-errors';
import type { RequestGate } from './request-gate';
import { HopelessWait, type Lane, type RateLimiter } from './rate-limiter';

export interface RateLimitedOptions {
  /** Sends one request once. */
  send: AxiosAdapter;
  limiter: RateLimiter;
  lane: Lane;
  /** Of the connection alone, before the site's own turns; null = as many as the site has turns for. */
  gate?: RequestGate | null;
}

/**
 * Lets every request wait for its turn. Its deadline begins to run again when it has it: our own line is not the site's
 * silence. Rejects with `too-many-requests` or `too-many-waiting` where waiting makes no sense.
 */
export function createRateLimitedAdapter({
  send,
  limiter,
  lane,
  gate = null,
}: RateLimitedOptions): AxiosAdapter {
  /** Where nobody has to wait, which is nearly always, without a line. */
  const takeTurnNow = (): EndTurn | null => {
    const leaveGate = gate === null ? doNothing : gate.enterNow();
    if (leaveGate === null) return null;
    const endTurn = limiter.takeTurnNow(lane);
    if (endTurn === null) {
      leaveGate();
      return null;
    }
    return both(endTurn, leaveGate);
  };
  const takeTurn = async (attempt: Attempt): Promise<EndTurn> => {
    const { signal } = attempt;
    const patienceMs = attempt.remainingMs();
    const leaveGate = (await gate?.enter(signal)) ?? doNothing;
    try {
      return both(await limiter.takeTurn({ lane, patienceMs, signal }), leaveGate);
    } catch (error) {
      leaveGate();
      throw error;
    }
  };
  return async (config) => {
    const attempt = attemptOf(config);
    const endTurn =
      (attempt.signal.aborted ? null : takeTurnNow()) ??
      (await attempt
        .inLine(() => takeTurn(attempt))
        .catch((error: unknown) => {
          throw toAxiosError(error, config);
        }));
    try {
      return await send(config);
    } finally {
      endTurn();
    }
  };
}

type EndTurn = () => void;

const doNothing = () => undefined;

function both(endTurn: EndTurn, leaveGate: EndTurn): EndTurn {
  if (leaveGate === doNothing) return endTurn;
  return () => {
    endTurn();
    leaveGate();
  };
}

/** As axios has it; nothing of the request has left. */
function toAxiosError(error: unknown, config: InternalAxiosRequestConfig): unknown {
  if (error instanceof HopelessWait) {
    const params = describePause(Math.ceil(error.waitMs / 1_000));
    const code = error.reason === 'paused' ? 'too-many-requests' : 'too-many-waiting';
    return AxiosError.from(new AppError(code, { params }), code, config);
  }
  return config.signal?.aborted ? new CanceledError(undefined, config) : error;
}
