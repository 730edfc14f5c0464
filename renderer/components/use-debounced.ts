import { useEffect, useState } from 'react';

/** The value as it was when it last stood still for `delayMs`, or as it is where it `isMeant` already. Typing itself is never delayed. */
export function useDebounced<T>(value: T, delayMs: number, isMeant = false): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), delayMs);
    return () => clearTimeout(timer);
  }, [value, delayMs]);
  if (isMeant && settled !== value) setSettled(value);
  return isMeant ? value : settled;
}
