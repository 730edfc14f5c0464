import { app, session } from 'electron';
import path from 'node:path';
import { createEmitter, registerHandlers } from './ipc/register';
import { registerAppScheme, serveApp } from './window/app-protocol';
import { findPreload, openMainWindow, type MainWindow } from './window/main-window';
import { guardContents, guardSession } from './window/security';

const mainFolder = import.meta.dirname;

if (app.requestSingleInstanceLock()) boot();
else app.quit();

/** What happens at start, in order. */
function boot(): void {
  // `enableSandbox` also takes back `--no-sandbox`, without which Chromium does not run as root.
  if (process.getuid?.() !== 0) app.enableSandbox();
  registerAppScheme();
  guardContents(app);
  void app.whenReady().then(start);
}

function start(): void {
  // Not persistent and without a cache: nothing that the page loads is written to the disk.
  const appSession = session.fromPartition('actorlink', { cache: false });
  guardSession(appSession);
  serveApp(appSession, path.join(mainFolder, '..', 'renderer'));
  const main: MainWindow = openMainWindow(
    appSession,
    findPreload(mainFolder),
    path.join(app.getPath('userData'), 'window-state.json'),
  );
  registerHandlers({
    ownContents: () => (main.window.isDestroyed() ? undefined : main.window.webContents),
    handlers: () => Promise.reject(new Error('Services are not there yet')),
    logBug: (_method, error) => String(error),
  });
  void createEmitter;
}
