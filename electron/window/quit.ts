import type { App, BrowserWindow } from 'electron';
import { setTimeout as pause } from 'node:timers/promises';

/** What stands between a wish to quit and the end. */
export interface QuitGuard {
  window: Pick<BrowserWindow, 'on'>;
  /**
   * Asks a person where quitting would stop or lose something; its signal takes the question away. False = the program
   * stays.
   */
  mayQuit: (signal: AbortSignal) => Promise<boolean>;
  /** The system ends: there is nobody to ask, and nobody who was asked is waited for. */
  systemEnd: AbortSignal;
}

/** What there is to do before the program goes. Each is called once for each time that it is asked to go. */
export interface LastDuties {
  /** Lets what is being sent come to its recorded end; false = a person wants the program to stay after all. */
  settle: () => Promise<boolean>;
  /** Ends with the window gone. Must settle within seconds. */
  leave: () => Promise<void>;
}

/**
 * Lets what is being sent come to its recorded end before the program goes, however it is asked to go. A person is asked
 * before anything is stopped, and a program that stays is as it was. A window that is closed stays meanwhile: without it
 * nobody could be asked, nobody would know that something is still being sent, and what the page has yet to keep would be
 * lost.
 */
export function finishBeforeQuit(
  app: Pick<App, 'on' | 'quit'>,
  { settle, leave }: LastDuties,
  guard: QuitGuard,
): void {
  const { systemEnd } = guard;
  let state: 'running' | 'deciding' | 'leaving' | 'finished' = 'running';
  const finishAndQuit = async () => {
    state = 'deciding';
    const isAgreed = systemEnd.aborted || (await guard.mayQuit(systemEnd));
    const mayGo = isAgreed && (await settle().catch(() => true));
    if (!mayGo) {
      state = 'running';
      // It came meanwhile, and nobody waits for a program that stays.
      if (systemEnd.aborted) app.quit();
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
  systemEnd.addEventListener('abort', () => app.quit(), { once: true });
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
