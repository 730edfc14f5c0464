import Button from '@mui/material/Button';
import { createContext, use, type ReactElement } from 'react';
import type { ErrorCode } from '../../shared/errors';

/** The way to the sign-in that a failure asks for, and what it is called. */
export interface SignInWay {
  label: string;
  go(): void;
}

/**
 * Finds the way for a failure; null for one that no sign-in cures. Without a value nobody is led anywhere: the screen of
 * the sites is the sign-in itself.
 */
export const SignInWayContext = createContext<(code: ErrorCode, siteId: string | null) => SignInWay | null>(
  () => null,
);

interface Props {
  /** What failed; the first that a sign-in cures leads the way. */
  codes: readonly ErrorCode[];
  /** The site that it failed on; null = the one in use. */
  siteId?: string | null;
  /** Closes what would lie over the sign-in. */
  onGo?(): void;
}

/**
 * Beside what says that a site wants a sign-in and stands where somebody goes on from: the button that leads to it.
 * Nothing for any other failure. A note among others does without: the notice above the screens has the button already,
 * and five alike on one screen would be five questions.
 */
export function SignInButton({ codes, siteId = null, onGo }: Props): ReactElement | null {
  const findWay = use(SignInWayContext);
  const way = codes.map((code) => findWay(code, siteId)).find((found) => found !== null);
  if (!way) return null;
  return (
    <Button
      size="small"
      onClick={() => {
        onGo?.();
        way.go();
      }}
    >
      {way.label}
    </Button>
  );
}
