import { parseArgs } from 'node:util';
import { maxCompanies, minCompanies } from './data/generate';
import type { PracticeSiteOptions } from './practice-site';

const usage =
  'Options: --port <0-65535> --companies <20-100000> --seed <number> --user <name> --password <text> --host-language <code>.';

/** An option that cannot be used. Its message is one sentence for the person at the command line. */
export class OptionError extends Error {
  override readonly name = 'OptionError';
}

function readNumber(name: string, text: string | undefined, min: number, max: number): number | undefined {
  if (text === undefined) return undefined;
  const number = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (number >= min && number <= max) return number;
  throw new OptionError(`${name} must be a whole number from ${min} to ${max}, not "${text}".`);
}

function parseArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        companies: { type: 'string' },
        seed: { type: 'string' },
        user: { type: 'string' },
        password: { type: 'string' },
        'host-language': { type: 'string' },
      },
    }).values;
  } catch (error) {
    throw new OptionError(`${error instanceof Error ? error.message : String(error)} ${usage}`);
  }
}

const withoutUndefined = (options: {
  [K in keyof PracticeSiteOptions]: PracticeSiteOptions[K] | undefined;
}): PracticeSiteOptions =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));

/**
 * Reads the command line, then the environment (`ACTORLINK_PRACTICE_PORT`, `…_USER`, `…_PASSWORD`). Throws an
 * `OptionError` for an unknown option and for a number out of range.
 */
export function readOptions(
  args: readonly string[],
  environment: Record<string, string | undefined>,
): PracticeSiteOptions {
  const values = parseArguments(args);
  const port = values.port ?? environment['ACTORLINK_PRACTICE_PORT'];
  const portName = values.port === undefined ? 'ACTORLINK_PRACTICE_PORT' : '--port';
  const user = values.user ?? environment['ACTORLINK_PRACTICE_USER'];
  if (user?.includes(':')) throw new OptionError('A user name cannot hold a colon.');
  return withoutUndefined({
    port: readNumber(portName, port, 0, 65_535),
    companies: readNumber('--companies', values.companies, minCompanies, maxCompanies),
    seed: readNumber('--seed', values.seed, 0, 4_294_967_295),
    user,
    password: values.password ?? environment['ACTORLINK_PRACTICE_PASSWORD'],
    hostLanguage: values['host-language'],
  });
}
