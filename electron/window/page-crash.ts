import { dialog, type BrowserWindow } from 'electron';
import type { ProgramText } from '../../shared/text/program-text';
import { systemClock } from '../clock';

const maxReloads = 2;
const perMs = 60_000;

/** Allows an action so many times in a sliding span of time. `now` in ms that only ever grow. */
export function createRateLimit(
  limit: number,
  spanMs: number,
  now: () => number = systemClock.monotonicMs,
): () => boolean {
  let times: number[] = [];
  return () => {
    times = times.filter((time) => now() - time < spanMs);
    if (times.length >= limit) return false;
    times.push(now());
    return true;
  };
}

export interface CrashDuties {
  t: ProgramText;
  /** Writes to the log and returns the reference. */
  logProblem: (what: string) => string;
  onReloaded: () => void;
  quit: () => void;
}

/** A page that died is loaded anew, at most twice a minute; one that hangs is the user's decision. */
export function recoverPage(window: BrowserWindow, duties: CrashDuties): void {
  const mayReload = createRateLimit(maxReloads, perMs);
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    const logReference = duties.logProblem(`The page is gone: ${reason} (${exitCode})`);
    if (!mayReload()) return giveUp(duties, logReference);
    window.webContents.once('did-finish-load', duties.onReloaded);
    window.webContents.reload();
  });
  window.on('unresponsive', () => void askAboutHanging(window, duties));
}

function giveUp({ t, quit }: CrashDuties, logReference: string): void {
  dialog.showErrorBox(t('menu.crash.pageGone'), t('menu.crash.pageGoneDetail', { logReference }));
  quit();
}

async function askAboutHanging(window: BrowserWindow, { t, logProblem }: CrashDuties): Promise<void> {
  logProblem('The page does not respond');
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: t('menu.crash.hanging'),
    detail: t('menu.crash.hangingDetail'),
    buttons: [t('menu.crash.wait'), t('menu.crash.reload')],
    defaultId: 0,
    cancelId: 0,
  });
  // A hanging page cannot be reloaded; ending its process makes `render-process-gone` do it.
  if (response === 1 && !window.isDestroyed()) window.webContents.forcefullyCrashRenderer();
}
