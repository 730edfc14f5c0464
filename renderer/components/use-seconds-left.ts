import { useEffect, useState } from 'react';

const lookAtClock = (iso: string | null) => ({ iso, ms: Date.now() });

/**
 * How long it is until a moment, in whole seconds, as time passes; 0 = it has come, or there is none. `everyMs`: how often it
 * is looked at, for who tells it in larger steps.
 */
export function useSecondsLeft(iso: string | null, everyMs = 1_000): number {
  const [now, setNow] = useState(() => lookAtClock(iso));
  // Nothing was looked at while there was nothing to wait for: another moment is not counted from back then.
  if (now.iso !== iso) setNow(lookAtClock(iso));
  const leftMs = iso === null ? 0 : Math.max(0, Date.parse(iso) - now.ms);
  useEffect(() => {
    if (leftMs === 0) return;
    const timer = setTimeout(() => setNow(lookAtClock(iso)), Math.min(leftMs + 1, everyMs));
    return () => clearTimeout(timer);
  }, [iso, leftMs, everyMs]);
  return Math.ceil(leftMs / 1_000);
}
