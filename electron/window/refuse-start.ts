import { dialog, type App } from 'electron';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createProgramText } from '../../shared/text/program-text';

/**
 * Says in the terminal and in a message of the system that the program does not start, and why; ends it with code 1. Until
 * then Chromium gets a folder for the moment: it must not touch the one of another profile.
 */
export function refuseStart(app: App, sentence: string): void {
  const t = createProgramText();
  // Electron's own handlers of signals are not there yet; a signal would end the program with no code at all.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => app.exit(1));
  process.stderr.write(`${sentence}\n`);
  const forTheMoment = mkdtempSync(path.join(os.tmpdir(), 'actorlink-'));
  app.setPath('userData', forTheMoment);
  // However it ends, by the button or by a signal: it did not do what it was started for.
  app.on('will-quit', () => app.exit(1));
  process.once('exit', () => rmSync(forTheMoment, { recursive: true, force: true }));
  void app.whenReady().then(() => tellAndExit(app, t('dataFolder.title'), sentence, t('dataFolder.close')));
}

async function tellAndExit(app: App, title: string, sentence: string, close: string): Promise<void> {
  await dialog.showMessageBox({ type: 'error', title, message: title, detail: sentence, buttons: [close] });
  app.exit(1);
}
