import { useEffect, useState } from 'react';
import type { TriageAction } from './triage-keys';

/** Two presses of one key lie closer together, and nobody has read a row by then. */
const seenAfterMs = 1_000;

export interface Seen {
  /** Somebody had the time to see the row, or has done something with it. */
  (): boolean;
  note(action: TriageAction): void;
}

/** Whether the row that is shown can have been seen: what was chosen for it earlier is not written by a key before that. */
export function useSeen(): Seen {
  const [seen] = useState(() => {
    let shownAtMs = Number.POSITIVE_INFINITY;
    let isTouched = false;
    return {
      show: () => {
        shownAtMs = performance.now();
      },
      ask: Object.assign(() => isTouched || performance.now() - shownAtMs >= seenAfterMs, {
        note: (action: TriageAction) => {
          isTouched ||= action !== 'submit';
        },
      }),
    };
  });
  useEffect(() => seen.show(), [seen]);
  return seen.ask;
}
