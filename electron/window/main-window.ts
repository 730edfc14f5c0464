import { BrowserWindow, nativeTheme, screen, type Session, type WebContents } from 'electron';
import { pageAddress } from './app-address';
import { fitToDisplays, minimumSize, readWindowState, writeWindowState, type Theme } from './window-state';

const saveDelayMs = 500;
/** The page's own background in both themes: the window has it before the page is there. */
const background = { light: '#f4f6f8', dark: '#12161c' };

export interface MainWindow {
  window: BrowserWindow;
  /** Undefined when the window has been closed. */
  contents: () => WebContents | undefined;
  /** Runs once, when the first picture is on the screen. */
  whenShown: (run: () => void) => void;
  /** Brings the window to the front. */
  focus: () => void;
  /** Follows the theme that the user chose, now and at the next start. */
  setTheme: (theme: Theme) => void;
}

export interface WindowOptions {
  session: Session;
  preload: string;
  stateFile: string;
  devTools: boolean;
}

/** Opens the window on our page, as it stood the last time. Shown when there is something to see. */
export function openMainWindow({ session, preload, stateFile, devTools }: WindowOptions): MainWindow {
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
      devTools,
      // The spell checker would fetch its dictionaries from the network.
      spellcheck: false,
      disableBlinkFeatures: 'Auxclick',
    },
  });
  if (state.isMaximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  void window.loadURL(pageAddress);
  return {
    window,
    contents: () => (window.isDestroyed() ? undefined : window.webContents),
    whenShown: (run) => void window.once('show', run),
    focus: () => focusWindow(window),
    setTheme: keepState(window, stateFile, state.theme),
  };
}

function focusWindow(window: BrowserWindow): void {
  if (window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

function keepState(window: BrowserWindow, stateFile: string, firstTheme: Theme): MainWindow['setTheme'] {
  let theme = firstTheme;
  let timer: NodeJS.Timeout | undefined;
  const save = () => {
    clearTimeout(timer);
    try {
      const bounds = window.getNormalBounds();
      writeWindowState(stateFile, { bounds, isMaximized: window.isMaximized(), theme });
    } catch {
      // A window that opens elsewhere the next time is no reason to disturb anybody.
    }
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
