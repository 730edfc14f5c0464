import type { App, BrowserWindow } from 'electron';
import { setTimeout as pause } from 'node:timers/promises';

/** Work that a person may not want to be stopped by quitting. */
export interface QuitGuard {
  window: BrowserWindow;
  isBusy: () => boolean;
  mayQuit: () => Promise<boolean>;
}

/**
 * Lets what is being sent come to its recorded end before the program goes, however it is asked to go.
 * `finish` must settle within seconds; it is called once. Where the guard is busy, a person is asked before, also when the window is
 * closed: without it nobody could be asked any more.
 */
export function finishBeforeQuit(
  app: App,
  finish: () => Promise<void>,
  guard: QuitGuard | null = null,
): void {
  let state: 'running' | 'asking' | 'finishing' | 'finished' = 'running';
  const finishAndQuit = async () => {
    state = 'asking';
    if (guard?.isBusy() && !(await guard.mayQuit())) {
      state = 'running';
      return;
    }
    state = 'finishing';
    try {
      await finish();
    } finally {
      // What could not be finished is found at the next start: the activity was written before the sending.
      state = 'finished';
      app.quit();
    }
  };
  app.on('before-quit', (event) => {
    if (state === 'finished') return;
    event.preventDefault();
    if (state === 'running') void finishAndQuit();
  });
  guard?.window.on('close', (event) => {
    if (state !== 'running' || !guard.isBusy()) return;
    event.preventDefault();
    app.quit();
  });
  app.on('window-all-closed', () => app.quit());
}

/** How long a page that hangs may keep its window. */
const lastWordTimeoutMs = 2_000;

/** Closes the window and lets the page say its last word, which is the draft as it was typed last. */
export async function closeWindow(window: BrowserWindow): Promise<void> {
  if (window.isDestroyed()) return;
  const closed = new Promise<void>((resolve) => window.once('closed', () => resolve()));
  window.close();
  await Promise.race([closed, pause(lastWordTimeoutMs, undefined, { ref: false })]);
}
