import { expect, test } from 'vitest';
import { commandList, controlKeys, isKeyOf, screens, type CommandId, type PressedKey } from './commands';
import { createText, nameCommand } from './text/text';

const press = (key: string, ...held: ('ctrl' | 'meta' | 'alt' | 'shift')[]): PressedKey => ({
  key,
  ctrlKey: held.includes('ctrl'),
  metaKey: held.includes('meta'),
  altKey: held.includes('alt'),
  shiftKey: held.includes('shift'),
});
const commandsOf = (pressed: PressedKey): CommandId[] =>
  commandList.filter(({ id }) => isKeyOf(id, pressed)).map(({ id }) => id);

test('a key stands for one command where both could hear it', () => {
  for (const { keys, where } of commandList) {
    const heard = commandList.filter(
      (other) =>
        [where, 'window'].includes(other.where) && other.keys.some((key) => (keys as string[]).includes(key)),
    );
    expect(heard.map(({ id }) => id)).toHaveLength(1);
  }
});

test('a key counts with exactly its modifiers, Ctrl or Cmd for Mod', () => {
  expect(commandsOf(press('n', 'ctrl'))).toEqual(['new-link']);
  expect(commandsOf(press('N', 'meta'))).toEqual(['new-link']);
  expect(commandsOf(press('n'))).toEqual([]);
  // AltGr is Ctrl and Alt at once: it types a character.
  expect(commandsOf(press('n', 'ctrl', 'alt'))).toEqual([]);
  expect(commandsOf(press('F7'))).toEqual(['next-difference']);
  expect(commandsOf(press('F7', 'shift'))).toEqual(['previous-difference']);
  expect(commandsOf(press('Z', 'ctrl', 'shift'))).toEqual(['redo']);
});

test('no command needs a character that Nordic keyboards hide', () => {
  const keys = [...commandList, ...controlKeys].flatMap((command) => [...command.keys]);
  expect(keys.filter((key) => /[[\]/\\{}|@$]/.test(key))).toEqual([]);
});

test('every command has words, and every screen a command that leads to it', () => {
  const t = createText();
  for (const { id } of [...commandList, ...controlKeys]) {
    expect(nameCommand(id, t)).not.toMatch(/^commands\.|&/);
  }
  for (const screen of screens) {
    expect(commandList.some((command) => command.screen === screen && command.menu)).toBe(true);
  }
});
