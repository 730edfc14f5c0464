import { Menu, type BrowserWindow, type ContextMenuParams, type MenuItemConstructorOptions } from 'electron';
import type { ProgramText } from '../../shared/text/program-text';

/** What a right click offers: the editing that a mouse cannot ask for otherwise. Empty where there is nothing to do. */
export function createContextMenuTemplate(
  {
    isEditable,
    selectionText,
    editFlags,
  }: Pick<ContextMenuParams, 'isEditable' | 'selectionText' | 'editFlags'>,
  t: ProgramText,
): MenuItemConstructorOptions[] {
  if (!isEditable && selectionText.trim() === '') return [];
  const copy: MenuItemConstructorOptions = {
    label: t('menu.edit.copy'),
    role: 'copy',
    enabled: editFlags.canCopy,
  };
  if (!isEditable) return [copy];
  return [
    { label: t('menu.edit.cut'), role: 'cut', enabled: editFlags.canCut },
    copy,
    { label: t('menu.edit.paste'), role: 'paste', enabled: editFlags.canPaste },
    { type: 'separator' },
    { label: t('menu.edit.selectAll'), role: 'selectAll', enabled: editFlags.canSelectAll },
  ];
}

/** Gives the window its menu for the right mouse button and for the key that stands for it. */
export function addContextMenu(window: BrowserWindow, t: ProgramText): void {
  window.webContents.on('context-menu', (_event, params) => {
    const template = createContextMenuTemplate(params, t);
    if (template.length > 0) Menu.buildFromTemplate(template).popup({ window });
  });
}
