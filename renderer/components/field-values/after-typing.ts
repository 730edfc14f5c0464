import { afterPicture } from '../../pictures';

interface Times {
  /** Nobody has typed for so long. */
  pauseMs: number;
  /** Done behind a key all the same, so long after the first one. */
  longestMs: number;
}

/** Does something once nobody types any more, and now and then where somebody never stops. */
export function createAfterTyping(act: () => void, { pauseMs, longestMs }: Times) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let callOff: (() => void) | undefined;
  let sinceMs: number | null = null;
  const end = () => {
    clearTimeout(timer);
    callOff?.();
    sinceMs = null;
  };
  const actNow = () => {
    end();
    act();
  };
  return {
    isWaiting: () => sinceMs !== null,
    /** A key was pressed. */
    note(): void {
      const nowMs = Date.now();
      sinceMs ??= nowMs;
      clearTimeout(timer);
      timer = setTimeout(actNow, pauseMs);
      if (nowMs - sinceMs < longestMs) return;
      callOff?.();
      callOff = afterPicture(actNow);
    },
    end,
  };
}
