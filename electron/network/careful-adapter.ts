import { AxiosError, CanceledError, type AxiosAdapter, type InternalAxiosRequestConfig } from 'axios';
import { AppError } from '../../shared/errors';
import { attemptOf } from '../superoffice/attempt';
import { describePause } from '../superoffice/http-errors';
import type { Clock } from './clock';
import type { Pace } from './pace';
import { adviseRepeat } from './read-repeats';

export interface CarefulOptions {
  /** Sends one request once. */
  send: AxiosAdapter;
  pace: Pace;
  clock: Clock;
  /** 0 to 1, as `Math.random`. */
  random: () => number;
}

const maxRepeats = 3;
const firstPauseMs = 500;
const maxPauseMs = 10_000;
/** A site that asks for more is not waited for: a person decides. */
const maxRetryAfterMs = 120_000;

/**
 * Keeps the pace of a site and repeats reads that failed in passing, with growing pauses and full jitter. A write goes
 * out once, whatever happens. Pauses that would outlast the request's deadline are not begun: the failure is told at
 * once instead of a time-out later.
 */
export function createCarefulAdapter(options: CarefulOptions): AxiosAdapter {
  return async (config) => {
    for (let repeats = 0; ; repeats += 1) {
      try {
        return await sendInTurn(config, options);
      } catch (error) {
        const pauseMs = pauseBeforeRepeat(error, config, repeats, options);
        if (pauseMs === null) throw error;
        await whileWanted(config, options.clock.sleep(pauseMs, signalOf(config)));
      }
    }
  };
}

async function sendInTurn(config: InternalAxiosRequestConfig, { pace, send }: CarefulOptions) {
  refuseHopelessWait(config, pace);
  const endTurn = await whileWanted(config, pace.takeTurn(signalOf(config)));
  try {
    return await send(config);
  } finally {
    endTurn();
  }
}

/** While a site wants to be left alone for longer than the request may take, waiting would end in a time-out. */
function refuseHopelessWait(config: InternalAxiosRequestConfig, pace: Pace): void {
  const pauseMs = pace.pauseLeftMs();
  if (pauseMs <= remainingMs(config)) return;
  const params = describePause(Math.ceil(pauseMs / 1_000));
  throw AxiosError.from(new AppError('too-many-requests', { params }), 'too-many-requests', config);
}

/** Of the request's deadline. */
function remainingMs(config: InternalAxiosRequestConfig): number {
  const { timeoutMs, startedAtMs } = attemptOf(config);
  return timeoutMs - (performance.now() - startedAtMs);
}

/** Milliseconds to wait before the request is sent again; null = do not. */
function pauseBeforeRepeat(
  error: unknown,
  config: InternalAxiosRequestConfig,
  repeats: number,
  options: CarefulOptions,
): number | null {
  const advice = adviseRepeat(error, options.clock.wallMs());
  const jitterMs = options.random() * Math.min(maxPauseMs, firstPauseMs * 2 ** repeats);
  const pauseMs = advice.waitMs === null ? jitterMs : advice.waitMs + jitterMs;
  if (advice.tooFast) options.pace.slowDown(Math.min(pauseMs, maxRetryAfterMs));
  if (attemptOf(config).call.isWrite || !advice.mayPass || repeats >= maxRepeats) return null;
  if ((advice.waitMs ?? 0) > maxRetryAfterMs) return null;
  return pauseMs < remainingMs(config) ? pauseMs : null;
}

/** Waiting that was cut short is a cancelled request, as axios has it. */
async function whileWanted<T>(config: InternalAxiosRequestConfig, waiting: Promise<T>): Promise<T> {
  try {
    return await waiting;
  } catch (error) {
    if (config.signal?.aborted) throw new CanceledError(undefined, config);
    throw error;
  }
}

function signalOf(config: InternalAxiosRequestConfig): AbortSignal | undefined {
  return config.signal instanceof AbortSignal ? config.signal : undefined;
}
