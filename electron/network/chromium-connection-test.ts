import type { ConnectionStep, ConnectionTestReport } from '../../shared/connection-test';
import type { AppErrorData } from '../../shared/errors';
import type { ApiAddress } from '../superoffice/api-address';
import { codeForSystemError } from '../superoffice/http-errors';
import { translateFailure } from './chromium-errors';
import { ExchangeFailure, runExchange } from './chromium-exchange';
import type { Clock } from './clock';
import { createSignInOnce, type ChromiumPort } from './compatibility-adapter';
import type { ProxySignIn } from './proxy-sign-in';
import { isVersion } from './version-request';

export interface ChromiumTestOptions {
  port: ChromiumPort;
  /** The proxy that the system names first; Chromium chooses among its proxies by itself. */
  findProxyName: (origin: string) => Promise<string>;
  proxySignIn: ProxySignIn;
  clock: Clock;
  appVersion: string;
  answerTimeoutMs: number;
}

const maxVersionBytes = 64 * 1024;

/**
 * The connection test of compatibility mode. Chromium does the way in one go and shows neither addresses nor the
 * certificates that it accepts, so there are two steps: the way that the system names, and the answer. No credentials
 * of the site are sent; never throws for a failure.
 */
export async function testChromiumConnection(
  address: ApiAddress,
  options: ChromiumTestOptions,
): Promise<ConnectionTestReport> {
  const { clock } = options;
  const startedMs = clock.monotonicMs();
  const elapsedMs = () => Math.round(clock.monotonicMs() - startedMs);
  const proxy = await options.findProxyName(address.origin);
  const steps: ConnectionStep[] = [{ step: 'way', kind: 'system', proxy, milliseconds: elapsedMs() }];
  let failure: ConnectionTestReport['failure'] = null;
  try {
    const found = await askVersion(address, options);
    const milliseconds = elapsedMs() - (steps[0]?.milliseconds ?? 0);
    steps.push({ step: 'answer', ...found, milliseconds });
  } catch (error) {
    failure = { step: 'answer', error: describeFailure(error, proxy, address, options), chain: [] };
  }
  return { address: address.url, compatibilityMode: true, steps, failure, milliseconds: elapsedMs() };
}

async function askVersion(
  address: ApiAddress,
  options: ChromiumTestOptions,
): Promise<{ status: number; isWebApi: boolean }> {
  await options.port.closeConnections();
  const headers = { Accept: 'application/json', 'User-Agent': `ActorLink/${options.appVersion}` };
  const answer = await runExchange(options.port.open({ method: 'GET', url: address.url, headers }), {
    body: null,
    maxAnswerBytes: maxVersionBytes,
    signal: AbortSignal.timeout(options.answerTimeoutMs),
    onSending: () => undefined,
    onProxyAsks: createSignInOnce(options.proxySignIn, address.host),
  });
  return { status: answer.status, isWebApi: isVersion(answer.text) };
}

function describeFailure(
  error: unknown,
  proxy: string,
  { host }: ApiAddress,
  { answerTimeoutMs }: ChromiumTestOptions,
): AppErrorData {
  if (error instanceof ExchangeFailure && error.reason === 'aborted') {
    const params = { host, seconds: answerTimeoutMs / 1_000 };
    return { code: 'timeout', changed: 'nothing', params, detail: '' };
  }
  const { code, cause } = translateFailure(error, proxy, host);
  if (cause)
    return { code: cause.code, changed: 'nothing', params: { host, ...cause.params }, detail: cause.detail };
  return { code: codeForSystemError(code), changed: 'nothing', params: { host, call: 'api' }, detail: code };
}
