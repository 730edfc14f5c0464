import {
  dialog,
  powerSaveBlocker,
  session,
  utilityProcess,
  type BrowserWindow,
  type FileFilter,
} from 'electron';
import { createProgramText } from '../../shared/text/program-text';
import type { Desktop, FileKind } from '../desktop';
import { createChromiumPort, createProxyResolver } from '../network/chromium-port';
import { isLoopback } from '../superoffice/api-address';
import { createChosenFileReader } from './chosen-file-reader';
import { openRecordPage, openSignInPage } from './open-external';
import { createOneAtATime, oncePerPress, type Person } from './person';

/** What Electron does for the services. Dialogs belong to the window, so the page waits behind them. */
export function createDesktop(
  ownWindow: BrowserWindow,
  person: Person,
  { rehearsalOrigin, readerEntry }: { rehearsalOrigin: string | null; readerEntry: string },
): Desktop {
  const t = createProgramText();
  const oneAtATime = createOneAtATime();
  const filters = (kind: FileKind): FileFilter[] => {
    const all = { name: t('transfer.allFiles'), extensions: ['*'] };
    switch (kind) {
      case 'sites':
        return [{ name: t('transfer.sitesFile'), extensions: ['json'] }, all];
      case 'entries':
        return [{ name: 'JSON', extensions: ['json'] }, all];
      case 'csv':
      case 'xlsx':
      case 'jsonl':
        return [{ name: t(`scans.file.${kind}`), extensions: [kind] }];
      case 'html':
        return [{ name: 'HTML', extensions: ['html'] }];
      case 'har':
        return [{ name: 'HAR', extensions: ['har'] }, all];
      case 'sheets':
        return [
          { name: t('transfer.sheets'), extensions: ['xlsx', 'xlsm', 'ods', 'csv', 'tsv', 'txt'] },
          all,
        ];
      case 'certificates':
        return [{ name: t('transfer.certificates'), extensions: ['pem', 'crt', 'cer', 'der'] }, all];
    }
  };
  const titles = {
    sites: t('transfer.importTitle'),
    certificates: t('transfer.chooseCaTitle'),
    har: '',
    sheets: t('transfer.openSheetTitle'),
    entries: '',
    csv: '',
    xlsx: '',
    jsonl: '',
    html: '',
  };
  return {
    // The default session has no settings of its own, so it answers as the system does.
    resolveProxy: createProxyResolver(() => session.defaultSession),
    createChromiumPort,
    openSignInPage: oncePerPress(person, (address: string) => openSignInPage(address, rehearsalOrigin)),
    openRecordPage: oncePerPress(person, openRecordPage),
    showProgress: createProgressBar(ownWindow),
    readChosenFile: createChosenFileReader(() => utilityProcess.fork(readerEntry, [], { stdio: 'ignore' })),
    confirm: ({ title, detail, yes, no = t('common.cancel') }, signal) =>
      oneAtATime(async () => {
        if (signal?.aborted) return false;
        // What the box is about is to be looked at behind it.
        if (ownWindow.isMinimized()) ownWindow.restore();
        const { response } = await dialog.showMessageBox(ownWindow, {
          type: 'warning',
          message: title,
          detail,
          buttons: [no, yes],
          defaultId: 0,
          cancelId: 0,
          noLink: true,
          ...(signal ? { signal } : {}),
        });
        return response === 1;
      }, false),
    chooseFileToSave: async (kind, suggestedName) => {
      const options = { defaultPath: suggestedName, filters: filters(kind) };
      return oneAtATime(async () => {
        const chosen = await dialog.showSaveDialog(ownWindow, options);
        return chosen.canceled ? null : chosen.filePath;
      }, null);
    },
    chooseFileToOpen: async (kind) => {
      const options = { title: titles[kind], filters: filters(kind), properties: ['openFile' as const] };
      return oneAtATime(async () => {
        const chosen = await dialog.showOpenDialog(ownWindow, options);
        return chosen.canceled ? null : (chosen.filePaths[0] ?? null);
      }, null);
    },
  };
}

/** Progress on the taskbar. As long as there is some, the computer does not fall asleep; its screen may. */
function createProgressBar(window: BrowserWindow): Desktop['showProgress'] {
  let blocker: number | null = null;
  return (done) => {
    if (!window.isDestroyed()) window.setProgressBar(done ?? -1);
    if (done !== null && blocker === null) blocker = powerSaveBlocker.start('prevent-app-suspension');
    if (done === null && blocker !== null) {
      powerSaveBlocker.stop(blocker);
      blocker = null;
    }
  };
}

/** The login service of a rehearsal, from the command line: on this computer or not at all. */
export function readRehearsalOrigin(typed: string): string | null {
  if (typed === '' || !URL.canParse(typed)) return null;
  const { origin, hostname } = new URL(typed);
  return isLoopback(hostname) ? origin : null;
}
