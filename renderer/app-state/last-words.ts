import { callBridge, subscribe } from '../api/client';
import { listWouldBeLost } from './would-be-lost';

type Keep = () => Promise<unknown>;
const keeping = new Set<Keep>();

/** Has what stands only on the page kept before its window goes; the function that comes back ends that. */
export function keepBeforeLeaving(keep: Keep): () => void {
  keeping.add(keep);
  return () => void keeping.delete(keep);
}

/** Has everything kept that can be before the window goes, and names what cannot. Once, as the page starts. */
export function answerLeaving(): void {
  subscribe('app.leaving', () => {
    void Promise.allSettled([...keeping].map((keep) => keep())).then(() =>
      callBridge('app.saidLastWord', { lost: listWouldBeLost() }),
    );
  });
}
