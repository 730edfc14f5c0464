import { useEffect, useState } from 'react';

/** How long it is until then, as it passes; 0 = that time has come, or there is none. */
export function useSecondsLeft(iso: string | null): number {
  const atMs = iso === null ? null : Date.parse(iso);
  const [nowMs, setNowMs] = useState(() => Date.now());
  const leftMs = atMs === null ? 0 : Math.max(0, atMs - nowMs);
  useEffect(() => {
    if (leftMs === 0) return;
    const timer = setTimeout(() => setNowMs(Date.now()), Math.min(leftMs + 1, tellEveryMs));
    return () => clearTimeout(timer);
  }, [leftMs]);
  return Math.ceil(leftMs / 1_000);
}

/** It is told in minutes. */
const tellEveryMs = 15_000;
