import { app, dialog } from 'electron';
import { setTimeout as pause } from 'node:timers/promises';

/** How long the end of the services may hold up the end of the program. */
const stopTimeoutMs = 2_000;

/**
 * Whatever nobody caught: to the log, to the user, and out, because nobody knows what state the program is in.
 * `log` returns the reference under which the log has the details. `stop` ends what must not be alive at an exit: the
 * thread of the database, which writes what waits first.
 */
export function catchFatalErrors(
  log: (error: unknown) => string,
  stop: () => Promise<void>,
): (error: unknown) => void {
  let isFailing = false;
  const fail = (error: unknown) => {
    if (isFailing) return;
    isFailing = true;
    void tellAndExit(log(error), stop);
  };
  process.on('uncaughtException', fail);
  // A promise that nobody waited for has not spoiled anything that goes on.
  process.on('unhandledRejection', (reason) => void log(reason));
  return fail;
}

async function tellAndExit(logReference: string, stop: () => Promise<void>): Promise<void> {
  try {
    // Late, because a start that goes well needs no sentence for this.
    const t = (await import('../../shared/text/text')).createText();
    dialog.showErrorBox(t('menu.crash.mainFailed'), t('menu.crash.mainFailedDetail', { logReference }));
  } finally {
    await Promise.race([stop().catch(() => undefined), pause(stopTimeoutMs)]);
    app.exit(1);
  }
}
