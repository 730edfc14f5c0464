import { randomUUID } from 'node:crypto';
import { AppError } from '../shared/errors';
import type { Redact } from './redaction/redact';

/** Names, codes and durations: never values, bodies or secrets. */
export type LogFacts = Record<string, string | number | boolean | null>;

export interface Log {
  info: (event: string, facts?: LogFacts) => void;
  /** Keeps the stack of something unforeseen and returns the reference by which a user can point to it. */
  problem: (event: string, error: unknown) => string;
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
  logger.transports.file.format = '{iso} [{level}] {text}';
  const toLine = (text: string) => escapeBreaks(redact(text));
  return {
    info: (event, facts = {}) => logger.info(toLine(`${event} ${JSON.stringify(facts)}`)),
    problem: (event, error) => {
      const reference = randomUUID().slice(0, 8);
      logger.error(toLine(`${event} ${reference} ${describeError(error)}`));
      return reference;
    },
  };
}

/** One event is one line, whoever's words it holds: what looks like a line of its own must be one. */
function escapeBreaks(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, (sign) => {
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
