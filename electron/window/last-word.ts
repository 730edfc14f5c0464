import type { BrowserWindow } from 'electron';
import { setTimeout as pause } from 'node:timers/promises';
import type { EventName } from '../../shared/ipc/channels';
import type { Lost } from '../../shared/would-be-lost';

export interface LastWord {
  /**
   * Has the page keep what stands only there, waits until it is kept, and gives back what cannot be. Nobody is waited for
   * where there is no page: it died, or is not there yet; then, and where it hangs, nobody knows of anything. Never throws.
   */
  ask: (window: BrowserWindow) => Promise<readonly Lost[]>;
  /** The page has answered. */
  said: (lost: readonly Lost[]) => void;
}

/** How long a page that hangs may keep its window. One that is only slow, on a busy machine, has its say. */
const longestMs = 10_000;

/**
 * The question to the page before its window goes. To close the window and let the page hear of it is not enough: after
 * half a second Chromium takes a page that was busy away, and nothing that it wanted to say arrives.
 */
export function createLastWord(timeoutMs = longestMs): LastWord {
  let hear: ((lost: readonly Lost[]) => void) | null = null;
  /** The last question is still open: a page that hangs is waited for once, however often it is asked. */
  let isOwed = false;
  return {
    said: (lost) => hear?.(lost),
    ask: async (window) => {
      if (window.isDestroyed() || isOwed) return [];
      const { webContents: page } = window;
      if (page.isCrashed() || page.isLoadingMainFrame()) return [];
      const over = new AbortController();
      const said = new Promise<readonly Lost[]>((resolve) => {
        const answer = (lost: readonly Lost[]) => {
          isOwed = false;
          page.off('render-process-gone', die);
          resolve(lost);
        };
        const die = () => answer([]);
        hear = answer;
        page.once('render-process-gone', die);
      });
      isOwed = true;
      page.send('app.leaving' satisfies EventName, {});
      const silence = pause(timeoutMs, [], { signal: over.signal }).catch(() => []);
      const lost = await Promise.race([said, silence]);
      over.abort();
      return lost;
    },
  };
}
