import { randomUUID } from 'node:crypto';
import type { TwoClocks } from '../clock';
import type { AppError } from '../../shared/errors';
import type { EventPayloads, Input } from '../../shared/ipc/contract';
import type { ProxyCredentials, ProxySignIn } from '../network/proxy-sign-in';
import type { SecretStore } from '../storage/secret-store';
import type { KnownSecrets } from '../redaction/known-secrets';

/** User names and passwords of proxies: asked of the person, never those of a site. */
export interface ProxyQuestions extends ProxySignIn {
  /** Asks the person where this failure is one that a proxy's sign-in cures. */
  noteFailure: (siteId: string, error: AppError) => void;
  /** Null = the person does not want to; asked again after a while. */
  answer: (input: Input<'network.answerProxySignIn'>) => Promise<void>;
}

export interface ProxyQuestionsOptions {
  secrets: SecretStore;
  known: KnownSecrets;
  time: Pick<TwoClocks, 'monotonicMs'>;
  ask: (question: EventPayloads['network.proxySignInNeeded']) => void;
  /** A site that failed at the proxy may be tried again. */
  noteAnswered: (siteId: string) => void;
}

interface Question {
  requestId: string;
  siteIds: Set<string>;
}

const askAgainAfterMs = 60_000;

/**
 * A request that meets such a proxy fails at once, a write above all: nothing waits for a dialog. The answer serves the
 * next try.
 */
export function createProxyQuestions(options: ProxyQuestionsOptions): ProxyQuestions {
  const { secrets, known, time } = options;
  const held = new Map<string, ProxyCredentials>();
  const open = new Map<string, Question>();
  const declinedAtMs = new Map<string, number>();
  return {
    find: async (proxy) => held.get(proxy) ?? (await readStored(proxy, options, held)),
    noteRefused: (proxy, credentials) => {
      if (held.get(proxy)?.password === credentials.password) held.delete(proxy);
      secrets.remove(storeId(proxy));
    },
    noteFailure: (siteId, { code, params }) => {
      if (code !== 'proxy-sign-in-needed' && code !== 'proxy-sign-in-refused') return;
      const proxy = String(params['proxy']);
      const sinceMs = time.monotonicMs() - (declinedAtMs.get(proxy) ?? -Infinity);
      if (sinceMs < askAgainAfterMs) return;
      const question = open.get(proxy);
      if (question) return void question.siteIds.add(siteId);
      const requestId = randomUUID();
      open.set(proxy, { requestId, siteIds: new Set([siteId]) });
      options.ask({ requestId, proxy, refusedBefore: code === 'proxy-sign-in-refused' });
    },
    answer: async ({ requestId, answer }) => {
      const [proxy, question] = [...open].find(([, one]) => one.requestId === requestId) ?? [];
      if (proxy === undefined || question === undefined) return;
      open.delete(proxy);
      if (answer === null) return void declinedAtMs.set(proxy, time.monotonicMs());
      const { userName, password, remember } = answer;
      known.note(password);
      held.set(proxy, { userName, password });
      if (remember) await secrets.set(storeId(proxy), proxy, JSON.stringify([userName, password]));
      for (const siteId of question.siteIds) options.noteAnswered(siteId);
    },
  };
}

/** What the names of proxies begin with in the store, which they share with sites. */
export const storedAsProxy = 'proxy ';

/** Apart from the ids of sites. */
function storeId(proxy: string): string {
  return `${storedAsProxy}${proxy}`;
}

/** Whether a secret of the store is a proxy's: it stays, whatever becomes of the sites. */
export function isOfProxy(id: string): boolean {
  return id.startsWith(storedAsProxy);
}

async function readStored(
  proxy: string,
  { secrets, known }: Pick<ProxyQuestionsOptions, 'secrets' | 'known'>,
  held: Map<string, ProxyCredentials>,
): Promise<ProxyCredentials | null> {
  // One that cannot be read any more is asked for again.
  const stored = await secrets.get(storeId(proxy), proxy).catch(() => null);
  if (stored === null) return null;
  const [userName, password] = JSON.parse(stored) as [string, string];
  known.note(password);
  const credentials = { userName, password };
  held.set(proxy, credentials);
  return credentials;
}
