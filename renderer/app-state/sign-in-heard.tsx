import { useEffect, useState } from 'react';
import { needsBrowserSignIn } from '../../shared/sign-in-fields';
import type { ErrorCode } from '../../shared/errors';
import { subscribe, watchSiteCalls } from '../api/client';

/** Failures that another secret in the form of the site cures. */
export const secretFailures = ['unauthorized', 'no-sign-in', 'token-expired'] as const;

/** What the site wants before it goes on; null for a failure that says nothing about the sign-in. */
export function signInNeedOf(
  code: ErrorCode,
): 'browser' | 'password' | (typeof secretFailures)[number] | null {
  if (code === 'password-needed' || code === 'password-refused') return 'password';
  if (needsBrowserSignIn(code)) return 'browser';
  return secretFailures.find((known) => known === code) ?? null;
}

type Heard = 'accepted' | 'not-accepted' | 'nothing';

/** What the answers of a site have said of the kept sign-in since the start, or since the site was changed. */
export function useSignInHeard(siteId: string): Heard {
  const [heard, setHeard] = useState<Readonly<Record<string, Heard>>>({});
  useEffect(() => {
    const note = (id: string, next: Heard) =>
      setHeard((before) => (before[id] === next ? before : { ...before, [id]: next }));
    const ends = [
      watchSiteCalls((id, failures) => {
        if (failures.length === 0) note(id, 'accepted');
        else if (failures.some((code) => signInNeedOf(code) !== null)) note(id, 'not-accepted');
      }),
      subscribe('sites.changed', (changed) => note(changed.siteId, 'nothing')),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, []);
  return heard[siteId] ?? 'nothing';
}
