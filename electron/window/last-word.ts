import type { BrowserWindow } from 'electron';
import { setTimeout as pause } from 'node:timers/promises';
import type { EventName } from '../../shared/ipc/channels';

export interface LastWord {
  /**
   * Has the page keep what stands only there, and waits until it is kept. Nobody is waited for where there is no page: it
   * died, or is not there yet. Never throws.
   */
  ask: (window: BrowserWindow) => Promise<void>;
  /** The page has answered. */
  said: () => void;
}

/** How long a page that hangs may keep its window. One that is only slow, on a busy machine, has its say. */
const longestMs = 10_000;

/**
 * The question to the page before its window goes. To close the window and let the page hear of it is not enough: after
 * half a second Chromium takes a page that was busy away, and nothing that it wanted to say arrives.
 */
export function createLastWord(timeoutMs = longestMs): LastWord {
  let hear: (() => void) | null = null;
  return {
    said: () => hear?.(),
    ask: async (window) => {
      if (window.isDestroyed()) return;
      const { webContents: page } = window;
      if (page.isCrashed() || page.isLoadingMainFrame()) return;
      const over = new AbortController();
      const said = new Promise<void>((resolve) => {
        hear = resolve;
        page.once('render-process-gone', () => resolve());
      });
      page.send('app.leaving' satisfies EventName, {});
      await Promise.race([said, pause(timeoutMs, undefined, { signal: over.signal }).catch(() => undefined)]);
      over.abort();
    },
  };
}
