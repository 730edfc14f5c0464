import { findMisuse, isHelpAsked } from './typed-words.mjs';

/** A preparation that cannot go on. Its message is the one sentence that the user reads. */
export class PreparationError extends Error {
  name = 'PreparationError';
}

/** Words behind a command's name that only the command itself could judge. Ends it with 2, as those that it does not know. */
export class MisuseError extends PreparationError {}

const sentences = {
  ENOSPC: (what) =>
    `The disk is full, so ${what} could not be finished. Free about 1 GB and run the command again.`,
  EDQUOT: (what) =>
    `Your disk quota is used up, so ${what} could not be finished. Free about 1 GB and run the command again.`,
  EACCES: (what) => `This user may not write what ${what} needs. Check the rights on the project folder.`,
  EROFS: (what) =>
    `The project folder is read-only, so ${what} could not be finished. Use a folder that can be written to.`,
};

/** Turns a failed file operation into a sentence; everything unforeseen stays as it is. */
export function explainFileError(error, what) {
  const explain = sentences[error?.code];
  return explain ? new PreparationError(explain(what), { cause: error }) : error;
}

/** Finds the cause in what a tool printed, because its exit code says nothing. */
export function explainToolOutput(output, what) {
  if (/ENOSPC|No space left|Wrote only \d+ of|disk full/i.test(output))
    return new PreparationError(sentences.ENOSPC(what));
  if (/EDQUOT|quota exceeded/i.test(output)) return new PreparationError(sentences.EDQUOT(what));
  if (/EROFS/.test(output)) return new PreparationError(sentences.EROFS(what));
  if (/EACCES|EPERM/.test(output)) return new PreparationError(sentences.EACCES(what));
  if (/ENOTFOUND|EAI_AGAIN|ENETUNREACH|ECONNREFUSED|ETIMEDOUT|ECONNRESET|network/i.test(output)) {
    return new PreparationError(
      `There is no way to the network, so ${what} failed. Check the connection or proxy and run the command again.`,
    );
  }
  const lastLine = output.trim().split('\n').at(-1) ?? '';
  return new PreparationError(`${what} failed: ${lastLine}`.replace(/^./, (first) => first.toUpperCase()));
}

/**
 * Runs a command of the project: a foreseen failure ends it with one sentence and exit code 1. `takes`: what can be typed
 * behind its name, as `findMisuse` has it; whoever asks for help is told, and what is not known ends it with 2 before
 * anything is done. Null = whatever it starts answers for that. `typed`: those words.
 */
export async function runCommand(command, takes, typed = process.argv.slice(2)) {
  if (takes && isHelpAsked(typed)) return console.log(takes.usage);
  const misuse = takes && findMisuse(typed, takes);
  if (misuse) {
    process.exitCode = 2;
    return console.error(`\n✖ ${misuse}`);
  }
  try {
    process.exitCode = await command();
  } catch (error) {
    process.exitCode = error instanceof MisuseError ? 2 : 1;
    console.error(error instanceof PreparationError ? `\n✖ ${error.message}` : error);
  }
}
