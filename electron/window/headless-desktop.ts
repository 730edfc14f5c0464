import { powerSaveBlocker, session } from 'electron';
import { AppError } from '../../shared/errors';
import type { Desktop } from '../desktop';
import { createChromiumPort, createProxyResolver } from '../network/chromium-port';

const refuse = () => Promise.reject(new AppError('not-asked-for'));

/** What Electron does for the services where there is no window: nobody can be asked, and nothing is opened. */
export function createHeadlessDesktop(): Desktop {
  let blocker: number | null = null;
  return {
    resolveProxy: createProxyResolver(() => session.defaultSession),
    createChromiumPort,
    openSignInPage: refuse,
    openRecordPage: refuse,
    readChosenFile: refuse,
    chooseFileToSave: async () => null,
    chooseFileToOpen: async () => null,
    confirm: async () => false,
    showProgress: (done) => {
      if (done !== null) blocker ??= powerSaveBlocker.start('prevent-app-suspension');
      else if (blocker !== null) {
        powerSaveBlocker.stop(blocker);
        blocker = null;
      }
    },
  };
}
