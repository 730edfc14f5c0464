import { useEffect } from 'react';

/** Tells tests and the bench that the first screen can be used. */
export function ReadyMark(): null {
  useEffect(() => {
    document.documentElement.dataset['ready'] = 'true';
    performance.mark('actorlink-ready');
  }, []);
  return null;
}
