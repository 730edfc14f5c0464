import { powerMonitor } from 'electron';

/**
 * Tells that the system ends: it shuts down (Linux, macOS), or ends the program by a signal, as it does at a logout. A signal
 * that is sent once more ends the program at once. Windows ends a program without any of this: there is nobody to tell.
 */
export function onSystemEnd(run: () => void): void {
  powerMonitor.on('shutdown', (event?: { preventDefault: () => void }) => {
    // The system is held up until the program is gone, for as long as it lets a program do that.
    event?.preventDefault();
    run();
  });
  // By then Electron's own handlers are there, which would take each for a person's wish to quit.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, run);
}
