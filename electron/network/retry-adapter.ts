import { CanceledError, type AxiosAdapter, type InternalAxiosRequestConfig } from 'axios';
import type { Clock } from '../clock';
import { attemptOf } from '../superoffice/attempt';
import { adviseRetry, isStaleRead } from './retry-advice';

export interface RetryOptions {
  /** Sends one request once, in its turn. */
  send: AxiosAdapter;
  /** The site said for how long it wants to be left alone. */
  slowDown: (pauseMs: number) => void;
  clock: Clock;
  /** 0 to 1, as `Math.random`. */
  random: () => number;
}

const maxRetries = 3;
const firstPauseMs = 500;
const maxPauseMs = 10_000;
/** A site that asks for more is not waited for: a person decides. */
const maxRetryAfterMs = 120_000;

/**
 * Repeats reads that failed in passing, with growing pauses and full jitter, and at once those that met a connection
 * which had died while idle. A write goes out once, whatever happens. Pauses that would outlast the request's deadline
 * are not begun: the failure is told at once instead of a time-out later.
 */
export function createRetryAdapter(options: RetryOptions): AxiosAdapter {
  return async (config) => {
    for (let retries = 0; ;) {
      try {
        return await options.send(config);
      } catch (error) {
        // Each connection dies once, so this ends.
        if (isStaleRead(error, attemptOf(config))) continue;
        const pauseMs = pauseBeforeRetry(error, config, retries, options);
        if (pauseMs === null) throw error;
        retries += 1;
        await pause(config, pauseMs, options.clock);
      }
    }
  };
}

/** Milliseconds to wait before the request is sent again; null = do not. */
function pauseBeforeRetry(
  error: unknown,
  config: InternalAxiosRequestConfig,
  retries: number,
  options: RetryOptions,
): number | null {
  const attempt = attemptOf(config);
  const advice = adviseRetry(error, options.clock.wallMs());
  const jitterMs = options.random() * Math.min(maxPauseMs, firstPauseMs * 2 ** retries);
  const pauseMs = advice.waitMs === null ? jitterMs : advice.waitMs + jitterMs;
  if (advice.tooFast) options.slowDown(Math.min(pauseMs, maxRetryAfterMs));
  if (attempt.call.kind === 'write' || !advice.mayPass || retries >= maxRetries) return null;
  if ((advice.waitMs ?? 0) > maxRetryAfterMs) return null;
  return pauseMs < attempt.remainingMs() ? pauseMs : null;
}

/** Waiting that was cut short is a cancelled request, as axios has it. */
async function pause(config: InternalAxiosRequestConfig, pauseMs: number, clock: Clock): Promise<void> {
  try {
    await clock.sleep(pauseMs, attemptOf(config).signal.toAbortSignal());
  } catch (error) {
    if (config.signal?.aborted) throw new CanceledError(undefined, config);
    throw error;
  }
}
