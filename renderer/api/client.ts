import { AppError, errorCodes, type AppErrorData, type ErrorCode } from '../../shared/errors';
import type { EventName, Method } from '../../shared/ipc/channels';
import type { Bridge, EventPayloads, Input, Outputs, Result } from '../../shared/ipc/contract';

declare global {
  interface Window {
    readonly actorlink: Bridge;
  }
}

type Arguments<M extends Method> = undefined extends Input<M> ? [] : [input: Input<M>];
type AnyCall = (input?: unknown) => Promise<Result<unknown>>;

type SiteCallListener = (siteId: string, failures: readonly ErrorCode[]) => void;
const siteCallListeners = new Set<SiteCallListener>();

/**
 * Tells what a call about a site met, whoever made it: the failures, also those that came back beside an answer; none
 * where the site answered everything. The function that comes back ends that.
 */
export function watchSiteCalls(listener: SiteCallListener): () => void {
  siteCallListeners.add(listener);
  return () => void siteCallListeners.delete(listener);
}

/** For calls that name no site, as those about a plan: what they met of the site that they are about. */
export function tellSite(siteId: string, failures: readonly ErrorCode[]): void {
  for (const listener of siteCallListeners) listener(siteId, failures);
}

function tellSiteCall(method: Method, input: unknown, result: Result<unknown>): void {
  if (typeof input !== 'object' || input === null || !('siteId' in input)) return;
  const failures = result.ok ? listFailures(result.data) : [result.error.code];
  if (failures.length === 0 && !asksSite(method)) return;
  tellSite(String(input.siteId), failures);
}

/** That another call went well says nothing about the site. */
function asksSite(method: Method): boolean {
  return method === 'sites.probe' || (method.startsWith('links.') && method !== 'links.running');
}

/** An answer may say that a submit failed (`error`) or that part of the help is missing. */
function listFailures(data: unknown): ErrorCode[] {
  if (typeof data !== 'object' || data === null) return [];
  const missing = 'missing' in data && Array.isArray(data.missing) ? data.missing : [];
  const parts: unknown[] = ['error' in data ? data.error : null, ...missing.map((one) => one?.error)];
  return parts.filter(isErrorData).map(({ code }) => code);
}

let held: Promise<void> | null = null;

/**
 * Lets no call go before that. What the page asks once its parts stand is answered by the same cores that still have to
 * paint them: the connections of a site alone bring the practice site up.
 */
export function holdCalls(until: Promise<void>): void {
  held = until.finally(() => {
    held = null;
  });
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
  if (held) await held;
  const result = (await call(...args)) as Result<Outputs[M]>;
  tellSiteCall(method, args[0], result);
  if (result.ok) return result.data;
  const { code, ...about } = result.error;
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
