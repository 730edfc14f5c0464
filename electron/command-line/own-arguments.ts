/**
 * What of a command line is meant for the program and not for the runtime: without the runtime's own switches and, where
 * it is not packed, without the folder of the program.
 */
export function ownArguments(argv: readonly string[], isPackaged: boolean): string[] {
  const words = argv.slice(1);
  const firstWord = words.findIndex((word) => !word.startsWith('-'));
  if (firstWord < 0) return [];
  return words.slice(isPackaged ? firstWord : firstWord + 1);
}

/** `actorlink plan …`: to be carried out without a window. */
export function isCommand(argv: readonly string[], isPackaged: boolean): boolean {
  return ownArguments(argv, isPackaged)[0] === 'plan';
}

/** By what a start of the program hands its command to another that is running already. */
export const callSwitch = 'actorlink-call';

/** What another start wants of this one; null = it wants the window. */
export function findCall(argv: readonly string[]): string | null {
  const start = `--${callSwitch}=`;
  return argv.find((word) => word.startsWith(start))?.slice(start.length) ?? null;
}
