import { useEffect, useEffectEvent } from 'react';
import { readTriageKey, type TriageAction } from './triage-keys';

/** Does what a single key asks for, wherever the focus is, while `isOpen` lets it. */
export function useTriageKeys(
  acts: Readonly<Record<TriageAction, () => void>>,
  isOpen: (action: TriageAction) => boolean,
): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    const action = readTriageKey(event);
    if (action === null || !isOpen(action)) return;
    event.preventDefault();
    acts[action]();
  });
  useEffect(() => {
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}
