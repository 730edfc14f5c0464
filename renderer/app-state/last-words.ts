import { callBridge, subscribe } from '../api/client';

type Keep = () => Promise<unknown>;
const keeping = new Set<Keep>();

/** Has what stands only on the page kept before its window goes; the function that comes back ends that. */
export function keepBeforeLeaving(keep: Keep): () => void {
  keeping.add(keep);
  return () => void keeping.delete(keep);
}

/** Lets the window go once everything is kept that can be. Once, as the page starts. */
export function answerLeaving(): void {
  subscribe('app.leaving', () => {
    void Promise.allSettled([...keeping].map((keep) => keep())).then(() => callBridge('app.saidLastWord'));
  });
}
