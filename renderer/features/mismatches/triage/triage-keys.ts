/** The single keys of triage. They count in this mode alone, none while something is typed, and can be switched off. */
export const triageKeys = [
  { id: 'next', keys: ['j', 'ArrowRight'] },
  { id: 'previous', keys: ['k', 'ArrowLeft'] },
  { id: 'down', keys: ['ArrowDown'] },
  { id: 'up', keys: ['ArrowUp'] },
  { id: 'crm', keys: ['l', '1'] },
  { id: 'erp', keys: ['r', '2'] },
  { id: 'leave', keys: ['n', '0'] },
  { id: 'type', keys: ['t'] },
  { id: 'submit', keys: ['Enter'] },
  { id: 'undo', keys: ['u'] },
  { id: 'alike', keys: ['a'] },
  { id: 'record', keys: ['o'] },
  { id: 'close', keys: ['Escape'] },
] as const;
/** Those that count after a write which was not verified; each stands on its button. */
export const stepKeys = [
  { id: 'check', keys: ['c'] },
  { id: 'put-back', keys: ['b'] },
  { id: 'finish', keys: ['f'] },
  { id: 'anyway', keys: ['s'] },
  { id: 'stop', keys: ['x'] },
] as const;
export type TriageStep = (typeof stepKeys)[number]['id'];
export type TriageAction = (typeof triageKeys)[number]['id'] | TriageStep;

/** The key of a step, as it is written on a key. */
export function keyOfStep(step: TriageStep): string {
  return (stepKeys.find(({ id }) => id === step)?.keys[0] ?? '').toUpperCase();
}

interface Pressed {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  target: EventTarget | null;
}

/** What a key asks for in this mode; null for nothing. `Enter` on a button is the button's. */
export function readTriageKey({ key, ctrlKey, metaKey, altKey, target }: Pressed): TriageAction | null {
  if (ctrlKey || metaKey || altKey) return null;
  const isTyping =
    target instanceof HTMLElement && target.closest('input, textarea, [role=combobox]') !== null;
  if (isTyping) return null;
  const isOnControl = target instanceof HTMLElement && target.closest('button, a') !== null;
  if (isOnControl && (key === 'Enter' || key === ' ')) return null;
  const name = key.length === 1 ? key.toLowerCase() : key;
  return [...triageKeys, ...stepKeys].find(({ keys }) => keys.some((one) => one === name))?.id ?? null;
}
