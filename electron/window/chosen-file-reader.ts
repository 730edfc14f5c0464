import { UnfitFile, type ChosenFileAnswer, type ReadChosenFile } from '../network/read-file-once';

/** What is used of Electron's `utilityProcess` (https://www.electronjs.org/docs/latest/api/utility-process). */
export interface ReaderProcess {
  on: ((event: 'message', listener: (answer: unknown) => void) => unknown) &
    ((event: 'exit', listener: (code: number) => void) => unknown);
  postMessage: (message: unknown, transfer: never[]) => void;
  kill: () => boolean;
}

/** Beyond what the reading may take: a busy computer starts a process in seconds. */
const startTimeoutMs = 20_000;

/**
 * Reads a file that a person chose in a process of its own, which is ended whatever becomes of it. Throws `UnfitFile` and
 * errors with the system's code.
 */
export function createChosenFileReader(fork: () => ReaderProcess): ReadChosenFile {
  return async (file, bounds) => {
    const reader = fork();
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise<Buffer>((resolve, reject) => {
        const giveUpAfter = (timeoutMs: number) => {
          clearTimeout(timer);
          timer = setTimeout(() => reject(new UnfitFile('no-answer', 'no answer in time')), timeoutMs);
        };
        giveUpAfter(startTimeoutMs);
        reader.on('message', (given) => {
          const answer = given as ChosenFileAnswer;
          if (answer.kind === 'reading') giveUpAfter(bounds.timeoutMs);
          else if (answer.kind === 'read') resolve(Buffer.from(answer.bytes));
          else reject(toError(answer));
        });
        reader.on('exit', () => reject(new UnfitFile('no-answer', 'the reading process ended')));
        reader.postMessage({ file, bounds }, []);
      });
    } finally {
      clearTimeout(timer);
      reader.kill();
    }
  };
}

function toError({ reason, code, message }: Extract<ChosenFileAnswer, { kind: 'failed' }>): Error {
  return reason === null ? Object.assign(new Error(message), { code }) : new UnfitFile(reason, message);
}
