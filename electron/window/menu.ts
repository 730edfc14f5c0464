import { dialog, Menu, type MenuItemConstructorOptions } from 'electron';
import { commandList, type CommandId, type MenuName } from '../../shared/commands';
import { AppError } from '../../shared/errors';
import type { ProgramText } from '../../shared/text/program-text';
import { openExternal } from './open-external';

export interface MenuActions {
  t: ProgramText;
  /** Hands the command to the page. */
  run: (command: CommandId) => void;
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

/** The commands of one group of a menu, as the table has them. */
function ownItems(
  name: MenuName,
  group: 1 | 2,
  { t, run }: Pick<MenuActions, 't' | 'run'>,
): MenuItemConstructorOptions[] {
  return commandList
    .filter(({ menu }) => menu?.name === name && menu.group === group)
    .map(({ id, keys }) => ({
      label: t(`commands.${id}`),
      ...(keys[0] === undefined ? {} : { accelerator: keys[0].replace('Mod', 'CmdOrCtrl') }),
      click: () => run(id),
    }));
}

function createFileMenu(actions: MenuActions): MenuItemConstructorOptions {
  const { t, openLogFolder } = actions;
  return {
    label: t('menu.file.title'),
    submenu: [
      ...ownItems('file', 1, actions),
      separator,
      ...ownItems('file', 2, actions),
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
function tellFailure(error: unknown, t: ProgramText): void {
  if (!(error instanceof AppError)) throw error;
  dialog.showErrorBox(t('menu.file.notOpened'), t(`errors.${error.code}`, error.params));
}

function createEditMenu(actions: MenuActions): MenuItemConstructorOptions {
  const { t } = actions;
  return {
    label: t('menu.edit.title'),
    submenu: [
      ...ownItems('edit', 1, actions),
      separator,
      { label: t('menu.edit.cut'), role: 'cut' },
      { label: t('menu.edit.copy'), role: 'copy' },
      { label: t('menu.edit.paste'), role: 'paste' },
      { label: t('menu.edit.selectAll'), role: 'selectAll' },
      separator,
      ...ownItems('edit', 2, actions),
    ],
  };
}

function createViewMenu(actions: MenuActions): MenuItemConstructorOptions {
  const { t, isDeveloper } = actions;
  return {
    label: t('menu.view.title'),
    submenu: [
      ...ownItems('view', 1, actions),
      separator,
      ...ownItems('view', 2, actions),
      separator,
      { label: t('menu.view.actualSize'), role: 'resetZoom' },
      { label: t('menu.view.zoomIn'), role: 'zoomIn' },
      { label: t('menu.view.zoomOut'), role: 'zoomOut' },
      { label: t('menu.view.fullScreen'), role: 'togglefullscreen' },
      ...(isDeveloper ? [separator, developerTools(t)] : []),
    ],
  };
}

function createHelpMenu(actions: MenuActions): MenuItemConstructorOptions {
  const { t } = actions;
  return {
    label: t('menu.help.title'),
    role: 'help',
    submenu: [
      ...ownItems('help', 1, actions),
      {
        label: t('menu.help.documentation'),
        click: () => void openExternal('https://docs.superoffice.com/'),
      },
      separator,
      { label: t('menu.help.about'), role: 'about' },
    ],
  };
}

function developerTools(t: ProgramText): MenuItemConstructorOptions {
  return { label: t('menu.view.developerTools'), role: 'toggleDevTools' };
}
