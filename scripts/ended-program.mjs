import { constants } from 'node:os';

/**
 * The code that a command ends with as its program has: that of the program, or as a shell has it where somebody or the system
 * ended that from outside, which is then said. `code` and `signal`: as the event `exit` gives them.
 *
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 * @param {(sentence: string) => void} say
 */
export function codeOfEnded(code, signal, say) {
  if (code !== null) return code;
  say(
    `ActorLink was ended from outside (${signal}) before it was done. Give the same command again: it goes on, and sends nothing twice.`,
  );
  return 128 + (signal === null ? 0 : constants.signals[signal]);
}
