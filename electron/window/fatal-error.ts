import { app, dialog } from 'electron';
import { endWithFailure, type FatalDuties } from './fatal-end';

/**
 * Whatever nobody caught, also a promise that nobody waited for: to the log, to the disk, to the user, and out, because
 * nobody knows what state the program is in.
 */
export function catchFatalErrors(duties: Omit<FatalDuties, 'tell' | 'exit'>): (error: unknown) => void {
  const fail = endWithFailure({
    ...duties,
    async tell(logReference) {
      // Late, because a start that goes well needs no sentence for this.
      const t = (await import('../../shared/text/program-text')).createProgramText();
      dialog.showErrorBox(t('menu.crash.mainFailed'), t('menu.crash.mainFailedDetail', { logReference }));
    },
    exit: () => app.exit(1),
  });
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
  return fail;
}
