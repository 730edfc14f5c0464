import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

/** A file that was chosen and is none to be read: a device, a pipe, a folder, too large, or one that does not answer. */
export class UnfitFile extends Error {
  constructor(
    readonly reason: 'not-a-file' | 'too-large' | 'no-answer',
    about: string,
  ) {
    super(about);
  }
}

export interface FileBounds {
  maxBytes: number;
  timeoutMs: number;
}

/** Reads a file that a person chose. Throws `UnfitFile` and errors with the system's code. */
export type ReadChosenFile = (file: string, bounds: FileBounds) => Promise<Buffer>;

/** What the process says that reads it. */
export type ChosenFileAnswer =
  | { kind: 'reading' }
  | { kind: 'read'; bytes: Uint8Array }
  | { kind: 'failed'; reason: UnfitFile['reason'] | null; code: string; message: string };

/**
 * Reads a file of somebody else's once: what is opened is what is looked at and read, so that nobody exchanges it in
 * between. Never waits for a pipe and never reads a device. Throws `UnfitFile` and Node's errors.
 */
export async function readFileOnce(file: string, { maxBytes, timeoutMs }: FileBounds): Promise<Buffer> {
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new UnfitFile('no-answer', `no answer in ${timeoutMs} ms`)), timeoutMs);
  });
  const reading = readRegular(file, maxBytes);
  // Its end is of no interest any more once the time is up.
  reading.catch(() => undefined);
  try {
    return await Promise.race([reading, timeUp]);
  } finally {
    clearTimeout(timer);
  }
}

async function readRegular(file: string, maxBytes: number): Promise<Buffer> {
  // Without waiting: opening a pipe that nobody writes to would never end.
  const handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stats = await handle.stat();
    if (!stats.isFile()) throw new UnfitFile('not-a-file', 'not a regular file');
    // A file may say less than it holds, as those of the system do: one byte more than allowed tells.
    const buffer = Buffer.alloc(maxBytes + 1);
    let length = 0;
    while (length < buffer.length) {
      const { bytesRead } = await handle.read(buffer, length, buffer.length - length, length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    if (length > maxBytes) throw new UnfitFile('too-large', `more than ${maxBytes} bytes`);
    return buffer.subarray(0, length);
  } finally {
    await handle.close();
  }
}
