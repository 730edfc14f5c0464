// The floor: what Electron costs by itself. One sandboxed window, one page, no script of its own.
import { app, BrowserWindow } from 'electron';
import path from 'node:path';

void app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1280,
    height: 860,
    show: false,
    webPreferences: { sandbox: true },
  });
  window.once('ready-to-show', () => window.show());
  return window.loadFile(path.join(import.meta.dirname, 'index.html'));
});
app.on('window-all-closed', () => app.quit());
