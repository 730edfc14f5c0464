import type { MenuItemConstructorOptions } from 'electron';
import { expect, test } from 'vitest';
import { commandList, type CommandId } from '../../shared/commands';
import { createProgramText } from '../../shared/text/program-text';
import { createMenuTemplate } from './menu';

function buildMenu(isDeveloper: boolean) {
  const run: CommandId[] = [];
  const template = createMenuTemplate({
    t: createProgramText(),
    run: (command) => run.push(command),
    openLogFolder: () => Promise.resolve(),
    isDeveloper,
  });
  const items = template.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []));
  return { items, run };
}

const rolesOf = (isDeveloper: boolean) => buildMenu(isDeveloper).items.map(({ role }) => role);

/** Items of our own: what has a role belongs to Electron, what has no label is a line. */
const isOwn = ({ role, label }: MenuItemConstructorOptions) => role === undefined && label !== undefined;

test('every command that has a place in the menu is there, once, and does what it says', () => {
  const { items, run } = buildMenu(false);
  const own = items.filter(isOwn).filter(({ label }) => !/documentation|log folder/.test(label ?? ''));
  for (const { click } of own) Reflect.apply(click ?? (() => undefined), undefined, []);
  const wanted = commandList.filter(({ menu }) => menu).map(({ id }) => id);
  expect(run.toSorted()).toEqual(wanted.toSorted());
});

test('no two entries share a key, and none needs a character that Nordic keyboards hide', () => {
  const keys = buildMenu(true).items.flatMap(({ accelerator }) => (accelerator ? [String(accelerator)] : []));
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys.filter((key) => /[[\]/\\{}|]/.test(key))).toEqual([]);
});

test('a command has in the menu the key that the page hears', () => {
  const { items } = buildMenu(false);
  for (const { id, keys, menu } of commandList.filter((command) => command.menu)) {
    const item = items.find(({ label }) => label === createProgramText()(`commands.${id}`));
    expect(item?.accelerator, `${id} in ${menu?.name}`).toBe(keys[0]?.replace('Mod', 'CmdOrCtrl'));
  }
});

test('no two entries of a menu are chosen by the same letter', () => {
  const template = createMenuTemplate({
    t: createProgramText(),
    run: () => undefined,
    openLogFolder: () => Promise.resolve(),
    isDeveloper: true,
  });
  for (const { label, submenu } of template) {
    const items = Array.isArray(submenu) ? submenu : [];
    const letters = items.flatMap((item) => /&(.)/.exec(item.label ?? '')?.[1]?.toLowerCase() ?? []);
    expect(new Set(letters).size, `${label}: ${letters.join('')}`).toBe(letters.length);
  }
});

test('every entry has words, not the name of a text', () => {
  for (const { label } of buildMenu(true).items.filter(isOwn))
    expect(label).not.toMatch(/^(menu|commands)\./);
});

test('developer tools are there for developers only, and reloading for nobody', () => {
  expect(rolesOf(true)).toContain('toggleDevTools');
  expect(rolesOf(false)).not.toContain('toggleDevTools');
  expect(rolesOf(true).filter((role) => /reload/i.test(role ?? ''))).toEqual([]);
});
