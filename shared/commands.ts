/** The screens, in the order in which the bar and the keys have them. */
export const screens = ['link', 'record', 'mismatches', 'plans', 'activity', 'sites'] as const;
export type Screen = (typeof screens)[number];

export type MenuName = 'file' | 'edit' | 'view' | 'help';

interface CommandShape {
  /** Its words are `commands.<id>` of the texts. */
  id: string;
  /**
   * The first is the one that the menu shows. `Mod` is Ctrl, or Cmd on a Mac; then a key as the DOM names it. None needs
   * AltGr on a Nordic keyboard.
   */
  keys: readonly string[];
  /**
   * Where its keys count: in the whole window, on one screen, on each screen with a table of field values, or in a list
   * from which rows are chosen.
   */
  where: 'window' | Screen | 'values' | 'list';
  /** The screen that it leads to. */
  screen?: Screen;
  /** Which menu it stands in, and in which group there; without, it is no entry of the menu. */
  menu?: { name: MenuName; group: 1 | 2 };
}

/**
 * Everything that a key or the menu can ask for: the menu, the handling of keys and the shortcut sheet are made from
 * this table. Whoever adds a command writes one line here and its words in `text/en/commands.ts`.
 */
export const commands = [
  {
    id: 'new-link',
    keys: ['Mod+N'],
    where: 'window',
    screen: 'link',
    menu: { name: 'file', group: 1 },
  },
  { id: 'submit', keys: ['Mod+Enter'], where: 'values', menu: { name: 'file', group: 1 } },
  { id: 'switch-site', keys: ['Mod+Shift+P'], where: 'window', menu: { name: 'file', group: 2 } },
  { id: 'palette', keys: ['Mod+K'], where: 'window', menu: { name: 'file', group: 2 } },
  { id: 'open-record', keys: ['Mod+L'], where: 'values', menu: { name: 'file', group: 1 } },
  { id: 'undo', keys: ['Mod+Z'], where: 'values', menu: { name: 'edit', group: 1 } },
  { id: 'redo', keys: ['Mod+Y', 'Mod+Shift+Z'], where: 'values', menu: { name: 'edit', group: 1 } },
  { id: 'find', keys: ['Mod+F'], where: 'window', menu: { name: 'edit', group: 2 } },
  { id: 'next-difference', keys: ['F7'], where: 'values', menu: { name: 'edit', group: 2 } },
  { id: 'previous-difference', keys: ['Shift+F7'], where: 'values', menu: { name: 'edit', group: 2 } },
  { id: 'read-again', keys: ['F5'], where: 'values', menu: { name: 'edit', group: 2 } },
  {
    id: 'show-link',
    keys: ['Mod+1'],
    where: 'window',
    screen: 'link',
    menu: { name: 'view', group: 1 },
  },
  {
    id: 'show-record',
    keys: ['Mod+2'],
    where: 'window',
    screen: 'record',
    menu: { name: 'view', group: 1 },
  },
  {
    id: 'show-mismatches',
    keys: ['Mod+3'],
    where: 'window',
    screen: 'mismatches',
    menu: { name: 'view', group: 1 },
  },
  {
    id: 'show-plans',
    keys: ['Mod+4'],
    where: 'window',
    screen: 'plans',
    menu: { name: 'view', group: 1 },
  },
  {
    id: 'show-activity',
    keys: ['Mod+5'],
    where: 'window',
    screen: 'activity',
    menu: { name: 'view', group: 1 },
  },
  {
    id: 'show-sites',
    keys: ['Mod+6'],
    where: 'window',
    screen: 'sites',
    menu: { name: 'view', group: 1 },
  },
  { id: 'inspector', keys: ['Mod+I'], where: 'window', menu: { name: 'view', group: 2 } },
  { id: 'next-pane', keys: ['F6'], where: 'window' },
  { id: 'previous-pane', keys: ['Shift+F6'], where: 'window' },
  { id: 'shortcuts', keys: ['F1', 'Mod+F1'], where: 'window', menu: { name: 'help', group: 1 } },
  { id: 'next-record', keys: ['F8'], where: 'link' },
  { id: 'previous-record', keys: ['Shift+F8'], where: 'link' },
  { id: 'take-crm', keys: ['Alt+ArrowLeft'], where: 'values' },
  { id: 'take-erp', keys: ['Alt+ArrowRight'], where: 'values' },
  { id: 'write-to-erp', keys: ['Alt+Shift+ArrowLeft'], where: 'values' },
  { id: 'write-to-crm', keys: ['Alt+Shift+ArrowRight'], where: 'values' },
  { id: 'reset-field', keys: ['Mod+Backspace'], where: 'values' },
  { id: 'row-choose', keys: ['Enter'], where: 'list' },
  { id: 'row-next', keys: ['ArrowDown'], where: 'list' },
  { id: 'row-previous', keys: ['ArrowUp'], where: 'list' },
  { id: 'page-down', keys: ['PageDown'], where: 'list' },
  { id: 'page-up', keys: ['PageUp'], where: 'list' },
  { id: 'row-first', keys: ['Home', 'Mod+Home'], where: 'list' },
  { id: 'row-last', keys: ['End', 'Mod+End'], where: 'list' },
] as const satisfies readonly CommandShape[];

export type Command = CommandShape & { id: CommandId };
export type CommandId = (typeof commands)[number]['id'];

/** The screens with a table of field values. */
const valueScreens: readonly Screen[] = ['link', 'record'];

/** True where the command's keys count while that screen is shown, apart from those of lists. */
export function countsOn(screen: Screen, { where }: Pick<Command, 'where'>): boolean {
  return where === 'window' || where === screen || (where === 'values' && valueScreens.includes(screen));
}

/** The table as rows of one type. */
export const commandList: readonly Command[] = commands;

/** Keys that the table of field values has by itself: told on the sheet, handled by no command. */
export const controlKeys = [
  { id: 'beside', keys: ['ArrowRight', 'ArrowLeft'] },
  { id: 'open-list', keys: ['Alt+ArrowDown'] },
  { id: 'toggle', keys: ['Space'] },
] as const;

/** What a keyboard event says, without the DOM. */
export interface PressedKey {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

/** True where the pressed key is one of the command's. */
export function isKeyOf(id: CommandId, pressed: PressedKey): boolean {
  return (
    commandList.find((command) => command.id === id)?.keys.some((keys) => matches(keys, pressed)) ?? false
  );
}

function matches(keys: string, { key, ctrlKey, metaKey, altKey, shiftKey }: PressedKey): boolean {
  const parts = keys.split('+');
  return (
    parts.at(-1)?.toLowerCase() === key.toLowerCase() &&
    parts.includes('Mod') === (ctrlKey || metaKey) &&
    parts.includes('Alt') === altKey &&
    parts.includes('Shift') === shiftKey
  );
}
