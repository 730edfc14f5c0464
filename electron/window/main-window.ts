import { BrowserWindow, nativeTheme, screen, type Session } from 'electron';
import path from 'node:path';
import { pageAddress } from './app-address';
import { fitToDisplays, minimumSize, readWindowState, writeWindowState, type Theme } from './window-state';

const saveDelayMs = 500;
/** The page's own background in both themes: the window has it before the page is there. */
const background = { light: '#f4f6f8', dark: '#12161c' };

export interface MainWindow {
  window: BrowserWindow;
  /** Follows the theme that the user chose, now and at the next start. */
  setTheme: (theme: Theme) => void;
}

/** Opens the window on our page, as it stood the last time. Shown when there is something to see. */
export function openMainWindow(session: Session, preload: string, stateFile: string): MainWindow {
  const state = readWindowState(stateFile);
  nativeTheme.themeSource = state.theme;
  const window = new BrowserWindow({
    ...fitToDisplays(
      state.bounds,
      screen.getAllDisplays().map((display) => display.workArea),
    ),
    minWidth: minimumSize.width,
    minHeight: minimumSize.height,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? background.dark : background.light,
    webPreferences: {
      session,
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      // The spell checker would fetch its dictionaries from the network.
      spellcheck: false,
      disableBlinkFeatures: 'Auxclick',
    },
  });
  if (state.isMaximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  void window.loadURL(pageAddress);
  const setTheme = keepState(window, stateFile, state.theme);
  return { window, setTheme };
}

/** Where the preload script lies beside the bundle of the main process. */
export function findPreload(mainFolder: string): string {
  return path.join(mainFolder, '..', 'preload', 'preload.cjs');
}

function keepState(window: BrowserWindow, stateFile: string, firstTheme: Theme): MainWindow['setTheme'] {
  let theme = firstTheme;
  let timer: NodeJS.Timeout | undefined;
  const save = () => {
    clearTimeout(timer);
    const state = { bounds: window.getNormalBounds(), isMaximized: window.isMaximized(), theme };
    // A window that opens elsewhere the next time is no reason to disturb anybody.
    writeWindowState(stateFile, state).catch(() => undefined);
  };
  const saveSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(save, saveDelayMs);
  };
  window.on('resize', saveSoon).on('move', saveSoon).on('close', save);
  window.on('closed', () => clearTimeout(timer));
  return (chosen) => {
    theme = chosen;
    nativeTheme.themeSource = chosen;
    saveSoon();
  };
}
