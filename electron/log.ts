import { randomUUID } from 'node:crypto';
import { AppError } from '../shared/errors';
import type { Redact } from './redaction/redact';

/** Names, codes and durations: never values, bodies or secrets. */
export type LogFacts = Record<string, string | number | boolean | null>;

export interface Log {
  info: (event: string, facts?: LogFacts) => void;
  /** Keeps the stack of something unforeseen and returns the reference by which a user can point to it. */
  problem: (event: string, error: unknown) => string;
  /** Writes what still waits. The program may end, and its folder go, right after. */
  flush: () => void;
  /** Whoever holds lines back names how they are written, so that no end of the program loses them. The answer takes that back. */
  holdBack: (write: () => void) => () => void;
}

export interface LogOptions {
  file: string;
  redact: Redact;
}

const maxFileBytes = 1024 * 1024;

/** Opens the log file: mode 0600, one older file kept, one line per event, every line through the redaction. */
export async function openLog({ file, redact }: LogOptions): Promise<Log> {
  const { default: electronLog } = await import('electron-log/node');
  // One logger per file: tests open several in one process.
  const logger = electronLog.create({ logId: file });
  logger.transports.console.level = false;
  logger.transports.file.resolvePathFn = () => file;
  logger.transports.file.maxSize = maxFileBytes;
  logger.transports.file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' };
  logger.transports.file.format = '{text}';
  const lines = createLines((text) => logger.info(text));
  // A line is one before it waits with others: the breaks between them are ours alone.
  const write = (level: 'info' | 'error', text: string) =>
    lines.add(escapeBreaks(redact(`${new Date().toISOString()} [${level}] ${text}`)));
  const held = new Set<() => void>();
  const writeHeld = () => {
    for (const writeOne of held) writeOne();
  };
  const flush = () => {
    writeHeld();
    lines.flush();
  };
  return {
    info: (event, facts = {}) => write('info', `${event} ${JSON.stringify(facts)}`),
    problem: (event, error) => {
      const reference = randomUUID().slice(0, 8);
      // What came before it stands before it.
      writeHeld();
      write('error', `${event} ${reference} ${describeError(error)}`);
      lines.flush();
      return reference;
    },
    flush,
    holdBack: (writeOne) => {
      held.add(writeOne);
      unwritten.add(flush);
      return () => {
        held.delete(writeOne);
        if (held.size === 0) unwritten.delete(flush);
      };
    },
  };
}

const quietMs = 250;
/** More is written at once: the file is turned over between two writings. */
const maxWaiting = 64 * 1024;
const unwritten = new Set<() => void>();
// Whatever ends the program in an orderly way ends with this event.
process.on('exit', () => unwritten.forEach((flush) => flush()));

/**
 * Writes a line at once when it is quiet, and in busy times many together, at most so often: each writing holds up the
 * main process.
 */
function createLines(write: (text: string) => void) {
  let waiting: string[] = [];
  let characters = 0;
  let timer: NodeJS.Timeout | null = null;
  const flush = () => {
    unwritten.delete(flush);
    if (waiting.length === 0) return;
    const text = waiting.join('\n');
    waiting = [];
    characters = 0;
    write(text);
  };
  const rest = () => {
    timer = null;
    if (waiting.length === 0) return;
    flush();
    start();
  };
  const start = () => {
    timer = setTimeout(rest, quietMs);
    timer.unref();
  };
  return {
    flush,
    add: (line: string) => {
      waiting.push(line);
      characters += line.length;
      unwritten.add(flush);
      if (timer === null || characters > maxWaiting) flush();
      if (timer === null) start();
    },
  };
}

/** One event is one line, whoever's words it holds: what looks like a line of its own must be one. */
function escapeBreaks(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]/gu, (sign) => {
    if (sign === '\n') return '\\n';
    return sign === '\r' ? '\\r' : `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = error instanceof AppError ? ` ${JSON.stringify(error.params)}` : '';
  const cause = error.cause === undefined ? '' : `\ncaused by ${describeError(error.cause)}`;
  return `${error.stack ?? error.message}${code}${cause}`;
}
