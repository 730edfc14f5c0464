import { afterPicture } from '../pictures';

/** Somebody who has pressed no key for so long does not feel what is drawn now. */
const afterKeyMs = 150;
/** Done behind a key all the same, so long after it was due. */
const latestMs = 1_000;

/**
 * For what draws by itself while somebody may be typing: at once where nobody is, else in the next pause between keys, as
 * each of its pictures is one that a key would wait for.
 */
export function createAfterKeys() {
  const due = new Map<string, { act: () => void; sinceMs: number }>();
  const watch = new AbortController();
  let lastKeyMs = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let callOff: (() => void) | undefined;
  const actAll = () => {
    clearTimeout(timer);
    callOff?.();
    const acts = [...due.values()];
    due.clear();
    for (const { act } of acts) act();
  };
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(actAll, afterKeyMs);
  };
  const noteKey = () => {
    lastKeyMs = performance.now();
    if (due.size === 0) return;
    wait();
    if (![...due.values()].some(({ sinceMs }) => lastKeyMs - sinceMs >= latestMs)) return;
    callOff?.();
    callOff = afterPicture(actAll);
  };
  window.addEventListener('keydown', noteKey, { capture: true, signal: watch.signal });
  return {
    /** What waits under that name already is not done any more. */
    run(name: string, act: () => void): void {
      const nowMs = performance.now();
      if (nowMs - lastKeyMs >= afterKeyMs) {
        due.delete(name);
        return act();
      }
      if (due.size === 0) wait();
      due.set(name, { act, sinceMs: due.get(name)?.sinceMs ?? nowMs });
    },
    /** Nothing is done under that name any more. */
    drop: (name: string) => void due.delete(name),
    end(): void {
      watch.abort();
      clearTimeout(timer);
      callOff?.();
      due.clear();
    },
  };
}
