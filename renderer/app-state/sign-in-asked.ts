import type { SignInNeed } from './sign-in-heard';

type Listener = (siteId: string, need: SignInNeed) => void;

const listeners = new Set<Listener>();

/** Asks for the sign-in of a site, wherever the button stood that was pressed. */
export function askForSignIn(siteId: string, need: SignInNeed): void {
  for (const listener of listeners) listener(siteId, need);
}

/** Answers whoever asks. The function that comes back ends that. */
export function watchSignInAsked(listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
