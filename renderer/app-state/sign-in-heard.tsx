import {
  createContext,
  use,
  useCallback,
  useEffect,
  useMemo,
  useState,
  type ReactElement,
  type ReactNode,
} from 'react';
import { needsBrowserSignIn } from '../../shared/sign-in-fields';
import type { ErrorCode } from '../../shared/errors';
import type { SiteView } from '../../shared/site';
import { subscribe, watchSiteCalls } from '../api/client';

/** Failures that another secret in the form of the site cures. */
export const secretFailures = ['unauthorized', 'no-sign-in', 'token-expired'] as const;

export type SignInNeed = 'browser' | 'password' | (typeof secretFailures)[number];

/** What the site wants before it goes on; null for a failure that says nothing about the sign-in. */
export function signInNeedOf(code: ErrorCode): SignInNeed | null {
  if (code === 'password-needed' || code === 'password-refused') return 'password';
  if (needsBrowserSignIn(code)) return 'browser';
  return secretFailures.find((known) => known === code) ?? null;
}

export type Heard = 'accepted' | 'not-accepted' | 'nothing';

interface HeardOfAll {
  of: Readonly<Record<string, Heard>>;
  note(siteId: string, heard: Heard): void;
}

const HeardContext = createContext<HeardOfAll>({ of: {}, note: () => undefined });

/** Listens to what the answers of every site say of the kept sign-in. */
export function SignInHeardProvider({ children }: { children: ReactNode }): ReactElement {
  const [of, setOf] = useState<HeardOfAll['of']>({});
  const note = useCallback(
    (id: string, next: Heard) =>
      setOf((before) => (before[id] === next ? before : { ...before, [id]: next })),
    [],
  );
  useEffect(() => {
    const ends = [
      watchSiteCalls((id, failures) => {
        const heard = readHeard(failures);
        if (heard !== 'nothing') note(id, heard);
      }),
      subscribe('sites.changed', ({ siteId }) => note(siteId, 'nothing')),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, [note]);
  const value = useMemo(() => ({ of, note }), [of, note]);
  return <HeardContext value={value}>{children}</HeardContext>;
}

/** What the failures of one call say of the sign-in that it was made with. */
export function readHeard(failures: readonly ErrorCode[]): Heard {
  if (failures.length === 0) return 'accepted';
  return failures.some((code) => signInNeedOf(code) !== null) ? 'not-accepted' : 'nothing';
}

/** What the answers of a site have said of the kept sign-in since the start, or since the site was changed. */
export function useSignInHeard(siteId: string): Heard {
  return use(HeardContext).of[siteId] ?? 'nothing';
}

/** For a call that names no site, made with the sign-in that is kept for one. */
export function useNoteSignIn(): HeardOfAll['note'] {
  return use(HeardContext).note;
}

/** A sign-in that was accepted or refused says so; of another it is known only that it is kept. */
export function useKeptHeard({ id, secret }: Pick<SiteView, 'id' | 'secret'>): Heard {
  const heard = useSignInHeard(id);
  return secret === 'keychain' || secret === 'session' ? heard : 'nothing';
}
