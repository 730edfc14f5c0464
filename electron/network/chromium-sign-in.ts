import type { ChromiumAsker, Exchange } from './chromium-exchange';
import { proxySignInError, type ProxyCredentials, type ProxySignIn } from './proxy-sign-in';
import { nameRoute } from './proxy-routes';

export interface ProxyAnswerOptions {
  /** The proxy that was expected to ask, and what it gets. */
  proxy: string;
  credentials: ProxyCredentials | null;
  /** For a further proxy of the system's list, which Chromium goes to by itself. */
  proxySignIn: ProxySignIn;
  /** The site, for error sentences. */
  host: string;
}

/**
 * Answers the proxies that ask during one request, each with its own credentials and once: asked again, a proxy did not
 * accept them. Throws `proxy-sign-in-…`.
 */
export function createProxyAnswer(options: ProxyAnswerOptions): Exchange['onProxyAsks'] {
  const { proxySignIn, host } = options;
  const sent = new Map<string, ProxyCredentials>();
  return async (asker: ChromiumAsker) => {
    const proxy = nameRoute({ kind: 'http', host: asker.host, port: asker.port });
    const before = sent.get(proxy);
    const isExpected = proxy === options.proxy;
    const known = isExpected ? options.credentials : await proxySignIn.find(proxy);
    if (before && !isExpected) proxySignIn.noteRefused(proxy, before);
    // Chromium takes a name and a password for every scheme that it knows.
    if (!known || before) throw proxySignInError({}, { proxy, host, sent: before ?? null });
    sent.set(proxy, known);
    return known;
  };
}
