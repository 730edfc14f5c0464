import { dialog, type BrowserWindow } from 'electron';
import { createProgramText } from '../../shared/text/program-text';

/** Says that the program closes once what is being sent is done. Resolves when the person wants it to stay, or by the signal. */
export async function tellFinishing(window: BrowserWindow, signal: AbortSignal): Promise<void> {
  const t = createProgramText();
  await dialog.showMessageBox(window, {
    type: 'info',
    message: t('question.finishing.title'),
    detail: t('question.finishing.detail'),
    buttons: [t('question.finishing.stay')],
    noLink: true,
    signal,
  });
}
