import { readTyped, TypedError } from '../typed-options';
import { countMostLinks, countStoryLinks } from './data/actor-plans';
import { maxCompanies, minCompanies } from './data/generate';
import { defaultCompanies } from './data/generate-records';
import type { PracticeSiteOptions } from './practice-site';

export const usage =
  'Usage: npm run practice -- [--port 0-65535] [--companies 20-150000] [--customers NUMBER] [--links NUMBER] [--broken-links NUMBER] [--change-every NUMBER] [--seed NUMBER] [--user NAME] [--password TEXT] [--host-language CODE] [--host-culture CODE]';

/** An option that cannot be used. Its message is one sentence for the person at the command line. */
export class OptionError extends Error {
  override readonly name = 'OptionError';
}

function readNumber(
  name: string,
  text: string | undefined,
  min: number,
  max: number,
  where = '',
): number | undefined {
  if (text === undefined) return undefined;
  const number = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (number >= min && number <= max) return number;
  throw new OptionError(`${name} must be a whole number from ${min} to ${max}${where}, not "${text}".`);
}

const typeable = {
  port: { type: 'string' },
  companies: { type: 'string' },
  customers: { type: 'string' },
  links: { type: 'string' },
  'broken-links': { type: 'string' },
  'change-every': { type: 'string' },
  seed: { type: 'string' },
  user: { type: 'string' },
  password: { type: 'string' },
  'host-language': { type: 'string' },
  'host-culture': { type: 'string' },
} as const;

function parseArguments(args: readonly string[]) {
  try {
    return readTyped(args, typeable, false).values;
  } catch (error) {
    throw error instanceof TypedError ? new OptionError(`${error.message}\n${usage}`) : error;
  }
}

const withoutUndefined = (options: {
  [K in keyof PracticeSiteOptions]: PracticeSiteOptions[K] | undefined;
}): PracticeSiteOptions =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));

/** The text of an option, and the name under which the person gave it. */
function choose(option: string, given: string | undefined, variable: string, environment: Environment) {
  return given === undefined
    ? { name: variable, text: environment[variable] }
    : { name: option, text: given };
}

type Environment = Record<string, string | undefined>;

/**
 * Reads the command line, then the environment (`ACTORLINK_PRACTICE_PORT`, `…_USER`, `…_PASSWORD`, `…_COMPANIES`,
 * `…_LINKS`). Throws an `OptionError` for an unknown option and for a number out of range.
 */
export function readOptions(args: readonly string[], environment: Environment): PracticeSiteOptions {
  const values = parseArguments(args);
  const port = choose('--port', values.port, 'ACTORLINK_PRACTICE_PORT', environment);
  const companiesGiven = choose('--companies', values.companies, 'ACTORLINK_PRACTICE_COMPANIES', environment);
  const user = values.user ?? environment['ACTORLINK_PRACTICE_USER'];
  if (user?.includes(':')) throw new OptionError('A user name cannot hold a colon.');
  const companies = readNumber(companiesGiven.name, companiesGiven.text, minCompanies, maxCompanies);
  const size = companies ?? defaultCompanies;
  const links = choose('--links', values.links, 'ACTORLINK_PRACTICE_LINKS', environment);
  return withoutUndefined({
    port: readNumber(port.name, port.text, 0, 65_535),
    companies,
    links: readNumber(
      links.name,
      links.text,
      countStoryLinks(),
      countMostLinks(size),
      ` for ${size} companies`,
    ),
    customers: readNumber('--customers', values.customers, 0, maxCompanies),
    brokenLinks: readNumber('--broken-links', values['broken-links'], 0, 100_000),
    changeEvery: readNumber('--change-every', values['change-every'], 0, 1_000_000),
    seed: readNumber('--seed', values.seed, 0, 4_294_967_295),
    user,
    password: values.password ?? environment['ACTORLINK_PRACTICE_PASSWORD'],
    hostLanguage: values['host-language'],
    hostCulture: values['host-culture'],
  });
}
