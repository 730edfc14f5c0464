import type { HandlersOf } from './handlers';

/** What the page answers to the network's questions. Nobody asks any yet. */
export function createNetworkHandlers(): HandlersOf<'network'> {
  return { 'network.answerProxySignIn': async () => null };
}
