import { app, dialog } from 'electron';

/**
 * Whatever nobody caught: to the log, to the user, and out, because nobody knows what state the program is in.
 * `log` returns the reference under which the log has the details.
 */
export function catchFatalErrors(log: (error: unknown) => string): (error: unknown) => void {
  let isFailing = false;
  const fail = (error: unknown) => {
    if (isFailing) return;
    isFailing = true;
    void tellAndExit(log(error));
  };
  process.on('uncaughtException', fail);
  // A promise that nobody waited for has not spoiled anything that goes on.
  process.on('unhandledRejection', (reason) => void log(reason));
  return fail;
}

async function tellAndExit(logReference: string): Promise<void> {
  try {
    // Late, because a start that goes well needs no sentence for this.
    const t = (await import('../../shared/text/text')).createText();
    dialog.showErrorBox(t('menu.crash.mainFailed'), t('menu.crash.mainFailedDetail', { logReference }));
  } finally {
    app.exit(1);
  }
}
