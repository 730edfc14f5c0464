import { Agent } from 'node:http';
import library, { AxiosHeaders, type InternalAxiosRequestConfig } from 'axios';
import { systemClock } from '../../clock';
import { startAttempt, WatchedTransport } from '../attempt';
import { describeCall } from '../calls';
import { readTarget } from '../request-target';

/**
 * A write as an adapter is given it, ours or axios's own; the name of its call is in no table, and whatever is not is a
 * write. Stops when the signal among the changes does.
 */
export function prepareWrite(
  baseURL: string,
  changes: Partial<InternalAxiosRequestConfig> = {},
): InternalAxiosRequestConfig {
  const attempt = startAttempt({
    call: describeCall('post', '/v1/x'),
    target: readTarget(`${baseURL}/v1/x`),
    timeoutMs: 60_000,
    callerSignal: changes.signal instanceof AbortSignal ? changes.signal : undefined,
    clock: systemClock,
  });
  const { headers: _headers, ...settings } = library.defaults;
  return {
    ...settings,
    baseURL,
    url: 'v1/x',
    method: 'post',
    headers: AxiosHeaders.from({
      'Content-Type': 'application/json',
      'User-Agent': 'ActorLink',
      'X-Own': 'å',
    }),
    data: '{"Name":"Ø"}',
    responseType: 'text',
    maxRedirects: 0,
    proxy: false,
    ...changes,
    signal: attempt.signal,
    transport: new WatchedTransport(attempt, new Agent({ keepAlive: true })),
  };
}
