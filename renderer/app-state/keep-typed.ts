import { createAfterTyping } from '../components/field-values/after-typing';
import { keepBeforeLeaving } from './last-words';

const pauseMs = 400;
const longestMs = 3_000;

export interface KeepingTyped {
  /** Something was typed. */
  note: () => void;
  /** What is not kept yet is kept at once. */
  end: () => void;
}

/**
 * Has what is typed kept: after a pause in typing, at the latest after some seconds, and when the window is left or goes.
 * `save` never rejects.
 */
export function startKeeping(save: () => Promise<unknown>): KeepingTyped {
  const afterTyping = createAfterTyping(() => void save(), { pauseMs, longestMs });
  const saveNow = async () => {
    if (!afterTyping.isWaiting()) return;
    afterTyping.end();
    await save();
  };
  const onLeft = () => void saveNow();
  // The window may be closed or loaded again at any moment after it loses the focus.
  window.addEventListener('blur', onLeft);
  window.addEventListener('pagehide', onLeft);
  const endKeeping = keepBeforeLeaving(saveNow);
  return {
    note: afterTyping.note,
    end: () => {
      window.removeEventListener('blur', onLeft);
      window.removeEventListener('pagehide', onLeft);
      endKeeping();
      onLeft();
    },
  };
}
