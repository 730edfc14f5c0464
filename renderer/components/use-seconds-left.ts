import { useEffect, useState } from 'react';

/** The moment by the clock that only grows: whoever sets the computer's clock meanwhile does not change how long it is. */
const noteMoment = (iso: string | null) => {
  const nowMs = performance.now();
  return { iso, nowMs, untilMs: iso === null ? nowMs : nowMs + Date.parse(iso) - Date.now() };
};

/**
 * How long it is until a moment, in whole seconds, as time passes; 0 = it has come, or there is none. `everyMs`: how often it
 * is looked at, for who tells it in larger steps.
 */
export function useSecondsLeft(iso: string | null, everyMs = 1_000): number {
  const [moment, setMoment] = useState(() => noteMoment(iso));
  // Nothing was looked at while there was nothing to wait for: another moment is not counted from back then.
  if (moment.iso !== iso) setMoment(noteMoment(iso));
  const leftMs = Math.max(0, moment.untilMs - moment.nowMs);
  useEffect(() => {
    if (leftMs === 0) return;
    const look = () => setMoment((now) => ({ ...now, nowMs: performance.now() }));
    const timer = setTimeout(look, Math.min(leftMs + 1, everyMs));
    return () => clearTimeout(timer);
  }, [leftMs, everyMs]);
  return Math.ceil(leftMs / 1_000);
}
