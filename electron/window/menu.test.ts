import type { MenuItemConstructorOptions } from 'electron';
import { expect, test } from 'vitest';
import { menuCommands, type MenuCommand } from '../../shared/ipc/contract';
import { createText } from '../../shared/text/text';
import { createMenuTemplate } from './menu';

function buildMenu(isDeveloper: boolean) {
  const run: MenuCommand[] = [];
  const template = createMenuTemplate({
    t: createText(),
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

test('every command of the page is in the menu, once', () => {
  const { items, run } = buildMenu(false);
  const own = items.filter(isOwn).filter(({ label }) => !/documentation|log folder/.test(label ?? ''));
  for (const { click } of own) Reflect.apply(click ?? (() => undefined), undefined, []);
  expect(run.toSorted()).toEqual([...menuCommands].toSorted());
});

test('no two entries share a key, and none needs a character that Nordic keyboards hide', () => {
  const keys = buildMenu(true).items.flatMap(({ accelerator }) => (accelerator ? [String(accelerator)] : []));
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys.filter((key) => /[[\]/\\{}|]/.test(key))).toEqual([]);
});

test('every entry has words, not the name of a text', () => {
  for (const { label } of buildMenu(true).items.filter(isOwn)) expect(label).not.toMatch(/^menu\./);
});

test('developer tools are there for developers only, and reloading for nobody', () => {
  expect(rolesOf(true)).toContain('toggleDevTools');
  expect(rolesOf(false)).not.toContain('toggleDevTools');
  expect(rolesOf(true).filter((role) => /reload/i.test(role ?? ''))).toEqual([]);
});
