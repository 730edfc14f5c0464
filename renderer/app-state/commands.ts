import { useEffect, useEffectEvent } from 'react';
import { commandList, isKeyOf, type Command, type CommandId, type PressedKey } from '../../shared/commands';
import { subscribe } from '../api/client';

/** What a part of the window does when it is asked for a command. */
export type CommandActions = Partial<Record<CommandId, () => void>>;

const listeners = new Set<(id: CommandId) => void>();

/** Asks every part of the window for a command, as the menu does. */
export function runCommand(id: CommandId): void {
  for (const listener of listeners) listener(id);
}

/** Answers commands, wherever they come from: menu, keys of the window, another part of it. */
export function useCommands(actions: CommandActions): void {
  const run = useEffectEvent((id: CommandId) => actions[id]?.());
  useEffect(() => {
    const listen = (id: CommandId) => run(id);
    listeners.add(listen);
    const stopMenu = subscribe('menu.command', ({ command }) => listen(command));
    return () => {
      listeners.delete(listen);
      stopMenu();
    };
  }, []);
}

interface KeyEvent extends PressedKey {
  defaultPrevented: boolean;
  preventDefault(): void;
}

/**
 * Runs the command that the key stands for, of those that count here. A key that is used does not reach the menu as
 * well; one that somebody used already is left alone. Says whether it was used.
 */
export function runKey(
  event: KeyEvent,
  where: Command['where'],
  run: (id: CommandId) => (() => void) | undefined,
): boolean {
  if (event.defaultPrevented) return false;
  for (const command of commandList) {
    if (command.where !== where || !isKeyOf(command.id, event)) continue;
    const action = run(command.id);
    if (!action) continue;
    event.preventDefault();
    action();
    return true;
  }
  return false;
}
