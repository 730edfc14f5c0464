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
