import type { AppErrorData } from '../../shared/errors';

type Listener = () => void;
const listeners = new Set<Listener>();

/** Tells when somebody has given a proxy its sign-in; the function that comes back ends that. */
export function watchProxyAnswers(listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export function tellProxyAnswered(): void {
  for (const listener of listeners) listener();
}

/** True for a failure that the sign-in at a proxy cures. */
export function wantsProxySignIn(error: Pick<AppErrorData, 'code'> | null | undefined): boolean {
  return error?.code === 'proxy-sign-in-needed' || error?.code === 'proxy-sign-in-refused';
}
