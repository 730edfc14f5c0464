import { dialog, Menu, type MenuItemConstructorOptions } from 'electron';
import { AppError } from '../../shared/errors';
import type { MenuCommand } from '../../shared/ipc/contract';
import type { Text } from '../../shared/text/text';
import { openExternal } from './open-external';

export interface MenuActions {
  t: Text;
  /** Hands the command to the page. */
  run: (command: MenuCommand) => void;
  openLogFolder: () => Promise<unknown>;
  /** Unpackaged, or started with the flag for it. */
  isDeveloper: boolean;
}

const separator: MenuItemConstructorOptions = { type: 'separator' };

/**
 * Sets the application menu. A key that the page has used itself (undo in a text box, submit in the form) does not
 * reach the menu.
 */
export function setMenu(actions: MenuActions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(createMenuTemplate(actions)));
}

/** The whole menu as data. Exported for the tests. */
export function createMenuTemplate(actions: MenuActions): MenuItemConstructorOptions[] {
  const own = [
    createFileMenu(actions),
    createEditMenu(actions),
    createViewMenu(actions),
    createHelpMenu(actions),
  ];
  return process.platform === 'darwin' ? [{ role: 'appMenu' }, ...own] : own;
}

function createFileMenu({ t, run, openLogFolder }: MenuActions): MenuItemConstructorOptions {
  return {
    label: t('menu.file.title'),
    submenu: [
      { label: t('menu.file.newLink'), accelerator: 'CmdOrCtrl+N', click: () => run('new-link') },
      { label: t('menu.file.submit'), accelerator: 'CmdOrCtrl+Enter', click: () => run('submit') },
      separator,
      { label: t('menu.file.switchSite'), accelerator: 'CmdOrCtrl+Shift+P', click: () => run('switch-site') },
      separator,
      {
        label: t('menu.file.openLogFolder'),
        click: () => void openLogFolder().catch((error: unknown) => tellFailure(error, t)),
      },
      { label: t('menu.file.quit'), role: 'quit' },
    ],
  };
}

/** Where the page is what is broken, the log is wanted most: so it is the window that tells. */
function tellFailure(error: unknown, t: Text): void {
  if (!(error instanceof AppError)) throw error;
  dialog.showErrorBox(t('menu.file.notOpened'), t(`errors.${error.code}`, error.params));
}

function createEditMenu({ t, run }: MenuActions): MenuItemConstructorOptions {
  return {
    label: t('menu.edit.title'),
    submenu: [
      { label: t('menu.edit.undo'), accelerator: 'CmdOrCtrl+Z', click: () => run('undo') },
      { label: t('menu.edit.redo'), accelerator: 'CmdOrCtrl+Y', click: () => run('redo') },
      separator,
      { label: t('menu.edit.cut'), role: 'cut' },
      { label: t('menu.edit.copy'), role: 'copy' },
      { label: t('menu.edit.paste'), role: 'paste' },
      { label: t('menu.edit.selectAll'), role: 'selectAll' },
      separator,
      { label: t('menu.edit.nextDifference'), accelerator: 'F7', click: () => run('next-difference') },
      {
        label: t('menu.edit.previousDifference'),
        accelerator: 'Shift+F7',
        click: () => run('previous-difference'),
      },
    ],
  };
}

function createViewMenu({ t, run, isDeveloper }: MenuActions): MenuItemConstructorOptions {
  return {
    label: t('menu.view.title'),
    submenu: [
      { label: t('menu.view.link'), accelerator: 'CmdOrCtrl+1', click: () => run('show-link') },
      { label: t('menu.view.activity'), accelerator: 'CmdOrCtrl+2', click: () => run('show-activity') },
      { label: t('menu.view.sites'), accelerator: 'CmdOrCtrl+3', click: () => run('show-sites') },
      separator,
      { label: t('menu.view.inspector'), accelerator: 'CmdOrCtrl+I', click: () => run('inspector') },
      separator,
      { label: t('menu.view.actualSize'), role: 'resetZoom' },
      { label: t('menu.view.zoomIn'), role: 'zoomIn' },
      { label: t('menu.view.zoomOut'), role: 'zoomOut' },
      { label: t('menu.view.fullScreen'), role: 'togglefullscreen' },
      ...(isDeveloper ? [separator, developerTools(t)] : []),
    ],
  };
}

function createHelpMenu({ t, run }: MenuActions): MenuItemConstructorOptions {
  return {
    label: t('menu.help.title'),
    role: 'help',
    submenu: [
      { label: t('menu.help.shortcuts'), accelerator: 'CmdOrCtrl+F1', click: () => run('shortcuts') },
      {
        label: t('menu.help.documentation'),
        click: () => void openExternal('https://docs.superoffice.com/'),
      },
      separator,
      { label: t('menu.help.about'), role: 'about' },
    ],
  };
}

function developerTools(t: Text): MenuItemConstructorOptions {
  return { label: t('menu.view.developerTools'), role: 'toggleDevTools' };
}
