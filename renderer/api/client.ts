import { AppError, errorCodes, type AppErrorData, type ErrorCode } from '../../shared/errors';
import type { EventName, Method } from '../../shared/ipc/channels';
import type { Bridge, EventPayloads, Input, Outputs } from '../../shared/ipc/contract';
import type { Result } from '../../shared/ipc/result';

declare global {
  interface Window {
    readonly actorlink: Bridge;
  }
}

type Arguments<M extends Method> = undefined extends Input<M> ? [] : [input: Input<M>];
type AnyCall = (input?: unknown) => Promise<Result<unknown>>;

type FailureListener = (code: ErrorCode, siteId: string) => void;
const failureListeners = new Set<FailureListener>();

/** Tells of every call about a site that failed, whoever made it; the function that comes back ends that. */
export function watchFailures(listener: FailureListener): () => void {
  failureListeners.add(listener);
  return () => void failureListeners.delete(listener);
}

function tellFailure(code: ErrorCode, input: unknown): void {
  if (typeof input !== 'object' || input === null || !('siteId' in input)) return;
  for (const listener of failureListeners) listener(code, String(input.siteId));
}

/**
 * Calls one method of the bridge and gives back its value. A failed envelope is thrown as `AppError`, whose
 * code, parameters and `changed` the error panel turns into a sentence.
 */
export async function callBridge<M extends Method>(method: M, ...args: Arguments<M>): Promise<Outputs[M]> {
  const [domain = '', name = ''] = method.split('.');
  // The compiler cannot follow a name that is split at run time; `contract.ts` proves that the two belong together.
  const bridge = window.actorlink as unknown as Record<string, Record<string, AnyCall>>;
  const call = bridge[domain]?.[name];
  if (!call) throw new AppError('bug', { params: { logReference: method } });
  const result = (await call(...args)) as Result<Outputs[M]>;
  if (result.ok) return result.data;
  const { code, ...about } = result.error;
  tellFailure(code, args[0]);
  throw new AppError(code, about);
}

/** Subscribes to an event of the main process; the function that comes back ends the subscription. */
export function subscribe<E extends EventName>(
  event: E,
  listener: (payload: EventPayloads[E]) => void,
): () => void {
  return window.actorlink.on(event, listener);
}

/** Anything that was thrown or kept as an error, as the data that the error panel shows. A stranger is a bug of ours. */
export function toErrorData(error: unknown): AppErrorData {
  if (error instanceof AppError) return error.toData();
  if (isErrorData(error)) return error;
  const detail = error instanceof Error ? error.message : String(error);
  return { code: 'bug', changed: 'unknown', params: { logReference: '–' }, detail };
}

/** True for errors as they are kept in the activity: data, not thrown. */
function isErrorData(error: unknown): error is AppErrorData {
  if (typeof error !== 'object' || error === null || error instanceof Error) return false;
  return 'code' in error && errorCodes.some((code) => code === error.code) && 'params' in error;
}
