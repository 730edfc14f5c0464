import type { App, BrowserWindow } from 'electron';
import { setTimeout as pause } from 'node:timers/promises';

/** Work that a person may not want to be stopped by quitting. */
export interface QuitGuard {
  window: Pick<BrowserWindow, 'on'>;
  isBusy: () => boolean;
  mayQuit: () => Promise<boolean>;
  /** Something is being sent: the window stays until it is done, so that nobody takes the program for gone. */
  isSending: () => boolean;
}

/** What there is to do before the program goes. Each is called once for each time that it is asked to go. */
export interface LastDuties {
  /** Lets what is being sent come to its recorded end; false = a person wants the program to stay after all. */
  settle: () => Promise<boolean>;
  /** Must settle within seconds. */
  leave: () => Promise<void>;
}

/**
 * Lets what is being sent come to its recorded end before the program goes, however it is asked to go. Where the guard is
 * busy, a person is asked before, also when the window is closed: without it nobody could be asked any more.
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
    if (state === 'settling') return event.preventDefault();
    if (state !== 'running' || !(guard.isBusy() || guard.isSending())) return;
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

/** How long a page that hangs may keep its window. One that is only slow, on a busy machine, has its say. */
const lastWordTimeoutMs = 10_000;

/** Closes the window and lets the page say its last word, which is the draft as it was typed last. */
export async function closeWindow(window: BrowserWindow): Promise<void> {
  if (window.isDestroyed()) return;
  const closed = new Promise<void>((resolve) => window.once('closed', () => resolve()));
  window.close();
  await Promise.race([closed, pause(lastWordTimeoutMs, undefined, { ref: false })]);
}
