import type { Desktop } from '../desktop';
import { readFileOnce } from '../network/read-file-once';
import { createFakePort } from '../network/testing/fake-chromium';

/** A computer without proxies, where nobody has a browser and every choice of a file is closed and every question answered with yes. For tests only. */
export function createTestDesktop(changes: Partial<Desktop> = {}): Desktop {
  return {
    resolveProxy: async () => 'DIRECT',
    createChromiumPort: createFakePort,
    openRecordPage: () => Promise.reject(new Error('no browser')),
    openSignInPage: () => Promise.reject(new Error('no browser')),
    chooseFileToSave: async () => null,
    chooseFileToOpen: async () => null,
    readChosenFile: readFileOnce,
    confirm: async () => true,
    showProgress: () => undefined,
    ...changes,
  };
}
