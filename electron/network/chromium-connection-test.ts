import type { ConnectionStep, ConnectionTestReport } from '../../shared/connection-test';
import type { AppErrorData } from '../../shared/errors';
import type { ApiAddress } from '../superoffice/api-address';
import { codeForSystemError } from '../superoffice/http-errors';
import { translateFailure } from './chromium-errors';
import { ExchangeFailure, runExchange, type ExchangeAnswer } from './chromium-exchange';
import { createProxyAnswer } from './chromium-sign-in';
import type { Clock } from '../clock';
import { findProxy, toHostname, type ChromiumPort } from './compatibility-adapter';
import type { ProxyCredentials, ProxySignInTurns } from './proxy-sign-in';
import { isVersion } from './version-request';

export interface ChromiumTestOptions {
  port: ChromiumPort;
  proxySignIn: ProxySignInTurns;
  clock: Clock;
  appVersion: string;
  answerTimeoutMs: number;
}

const maxVersionBytes = 64 * 1024;

/**
 * The connection test of compatibility mode. Chromium goes the way in one go and shows no addresses, so there are the route
 * that the system names, the certificate, and the answer. No credentials of the site are sent; never throws for a
 * failure.
 */
export async function testChromiumConnection(
  address: ApiAddress,
  options: ChromiumTestOptions,
): Promise<ConnectionTestReport> {
  const { clock, port } = options;
  const startedMs = clock.monotonicMs();
  const elapsedMs = () => Math.round(clock.monotonicMs() - startedMs);
  const steps: ConnectionStep[] = [];
  const finish = (failure: ConnectionTestReport['failure']) => ({
    address: address.url,
    compatibilityMode: true,
    steps,
    failure,
    milliseconds: elapsedMs(),
  });
  const proxy = await findProxy(port, address.url);
  const routeMs = elapsedMs();
  steps.push({ step: 'route', kind: 'system', proxy, milliseconds: routeMs });
  const readChain = () => port.certificateOf(toHostname(address.origin))?.chain ?? [];
  try {
    const { status, text } = await askVersion(address, port, { ...options, proxy });
    const chain = readChain();
    // How long it took is part of the answer's time.
    if (chain.length > 0) steps.push({ step: 'certificate', chain, milliseconds: null });
    steps.push({ step: 'answer', status, isWebApi: isVersion(text), milliseconds: elapsedMs() - routeMs });
    return finish(null);
  } catch (error) {
    const failed = describeFailure(error, { proxy, port, address, options });
    const isCertificate = failed.code.startsWith('certificate');
    return finish({
      step: isCertificate ? 'certificate' : 'answer',
      error: failed,
      chain: isCertificate ? readChain() : [],
    });
  }
}

async function askVersion(
  { url, host }: ApiAddress,
  port: ChromiumPort,
  options: ChromiumTestOptions & { proxy: string },
): Promise<ExchangeAnswer> {
  const { proxy, proxySignIn } = options;
  const ask = async (credentials: ProxyCredentials | null) => {
    await port.closeConnections();
    const headers = { Accept: 'application/json', 'User-Agent': `ActorLink/${options.appVersion}` };
    return runExchange(port.open({ method: 'GET', url, headers }), {
      body: null,
      maxAnswerBytes: maxVersionBytes,
      signal: AbortSignal.timeout(options.answerTimeoutMs),
      onSending: () => undefined,
      onProxyAsks: createProxyAnswer({ proxy, proxySignIn, host, credentials }),
    });
  };
  return proxy === '' ? ask(null) : proxySignIn.run(proxy, ask);
}

interface FailedTest {
  proxy: string;
  port: ChromiumPort;
  address: ApiAddress;
  options: ChromiumTestOptions;
}

function describeFailure(error: unknown, { proxy, port, address, options }: FailedTest): AppErrorData {
  const { host } = address;
  if (error instanceof ExchangeFailure && error.reason === 'aborted') {
    const params = { host, seconds: options.answerTimeoutMs / 1_000 };
    return { code: 'timeout', changed: 'nothing', params, detail: '' };
  }
  const shown = port.certificateOf(toHostname(address.origin));
  const { code, cause } = translateFailure(error, { proxy, host, shown, isWrite: false });
  if (cause)
    return { code: cause.code, changed: 'nothing', params: { host, ...cause.params }, detail: cause.detail };
  return { code: codeForSystemError(code), changed: 'nothing', params: { host, call: 'api' }, detail: code };
}
