import type { App, BrowserWindow } from 'electron';
import { setTimeout as pause } from 'node:timers/promises';

/** Work that a person may not want to be stopped by quitting. */
export interface QuitGuard {
  window: Pick<BrowserWindow, 'on'>;
  isBusy: () => boolean;
  mayQuit: () => Promise<boolean>;
}

/** What there is to do before the program goes. Each is called once for each time that it is asked to go. */
export interface LastDuties {
  /** Lets what is being sent come to its recorded end; false = a person wants the program to stay after all. */
  settle: () => Promise<boolean>;
  /** Ends with the window gone. Must settle within seconds. */
  leave: () => Promise<void>;
}

/**
 * Lets what is being sent come to its recorded end before the program goes, however it is asked to go. Where the guard is
 * busy, a person is asked before. A window that is closed stays meanwhile: without it nobody could be asked, nobody would
 * know that something is still being sent, and what the page has yet to keep would be lost.
 */
export function finishBeforeQuit(
  app: Pick<App, 'on' | 'quit'>,
  { settle, leave }: LastDuties,
  guard: QuitGuard,
): void {
  let state: 'running' | 'settling' | 'leaving' | 'finished' = 'running';
  const finishAndQuit = async () => {
    state = 'settling';
    const mayGo = (!guard.isBusy() || (await guard.mayQuit())) && (await settle().catch(() => true));
    if (!mayGo) {
      state = 'running';
      return;
    }
    state = 'leaving';
    try {
      await leave();
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
  guard.window.on('close', (event) => {
    if (state === 'leaving' || state === 'finished') return;
    event.preventDefault();
    app.quit();
  });
  app.on('window-all-closed', () => app.quit());
}

/** A wait that is shorter than this is not worth a word. */
const tellAfterMs = 1_000;

/**
 * Waits for what is being sent, and says so where it takes its time: `tell` resolves once the person wants the program to
 * stay, and goes away with its signal. False = it stays.
 */
export async function settleOrStay(
  settled: Promise<void>,
  tell: (signal: AbortSignal) => Promise<void>,
): Promise<boolean> {
  const telling = new AbortController();
  const done = settled.finally(() => telling.abort()).then(() => true);
  const stayed = async () => {
    await pause(tellAfterMs, undefined, { signal: telling.signal });
    await tell(telling.signal);
    return telling.signal.aborted ? done : false;
  };
  return Promise.race([done, stayed().catch(() => done)]);
}

/** Chromium gives a page half a second on its way out; whatever takes longer does not end by itself. */
const closeTimeoutMs = 2_000;

/** Closes the window, whatever its page does. */
export async function closeWindow(window: BrowserWindow): Promise<void> {
  if (window.isDestroyed()) return;
  const closed = new Promise<void>((resolve) => window.once('closed', () => resolve()));
  window.close();
  await Promise.race([closed, pause(closeTimeoutMs, undefined, { ref: false })]);
  if (!window.isDestroyed()) window.destroy();
}
