import path from 'node:path';
import {
  crmActorTypes,
  erpActorTypes,
  type CrmActorType,
  type ErpActorType,
} from '../../shared/record/actor-types';
import { defaultRunSettings, runSettingsSchema, type RunSettings } from '../../shared/link-plan/run';
import type { commandLine } from '../../shared/text/en/command-line';
import { createProgramText } from '../../shared/text/program-text';
import { readTyped, TypedError } from '../typed-options';

/** What is asked for on the command line. */
export interface PlanCommand {
  what: 'check' | 'run' | 'export';
  /** Whole path. */
  file: string;
  /** Its name, as the list of sites has it. */
  site: string;
  /** One JSON line per row on stdout instead of words. */
  json: boolean;
  /** Those that were given: a run that is gone on with keeps its others. */
  settings: Partial<RunSettings>;
  /** Sends no more than what is left of a run's first three rows. */
  pilotOnly: boolean;
  /** The name of a production site, repeated; null = not given. */
  production: string | null;
  /** The reference of the job; empty for none. */
  ticket: string;
  /** Of rows that name none: the connection by name or id (null = the only one in use), and the types (null = not given). */
  connection: string | null;
  erpActorType: ErpActorType | null;
  crmActorType: CrmActorType | null;
  /** What becomes of the rows that are hidden or filtered away in the sheet. */
  hiddenRows: 'leave' | 'take';
  /** Where an export goes; null = beside the file. */
  to: string | null;
}

/** A command line that cannot be understood. Its message says which word is wrong to the person who typed it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const say = createProgramText();

const words = ['check', 'run', 'export'] as const;
type Word = PlanCommand['what'];

/**
 * Every option: what it takes (null = it stands alone), and the words that it is about. With another word it is refused:
 * one that does nothing would pass for one that did.
 */
const options = {
  json: [null, ['check', 'run']],
  connection: ['NAME', words],
  'erp-type': ['TYPE', words],
  'crm-type': ['TYPE', words],
  'at-once': ['1-16', ['check', 'run']],
  'per-second': ['1-50', ['check', 'run']],
  'pilot-only': [null, ['run']],
  'read-back': ['as-it-goes|after', ['run']],
  production: ['NAME', ['run']],
  ticket: ['REFERENCE', ['run']],
  'hidden-rows': ['leave|take', words],
  to: ['FILE', ['export']],
} as const satisfies Record<string, readonly [takes: string | null, of: readonly Word[]]>;
const optionNames = Object.keys(options) as (keyof typeof options)[];

/** What can be typed: one line for each word. */
export function tellUsage(): string {
  return words
    .map((word, index) => {
      const typed = optionNames.filter((name) => isMeant(name, word)).map(showOption);
      return say(index === 0 ? 'commandLine.usage' : 'commandLine.usageNext', {
        word,
        options: typed.join(' '),
      });
    })
    .join('\n');
}

function showOption(name: keyof typeof options): string {
  const [takes] = options[name];
  return takes === null ? `[--${name}]` : `[--${name} ${takes}]`;
}

function isMeant(name: keyof typeof options, word: Word): boolean {
  const [, of] = options[name];
  return of.some((one) => one === word);
}

const settingOptions = { atOnce: '--at-once', perSecond: '--per-second', readBack: '--read-back' } as const;

/** Reads the program's own arguments, of which the first is `plan`. Paths are taken from `folder`. Throws `UsageError`. */
export function parseCommand([plan, ...args]: readonly string[], folder: string): PlanCommand {
  if (plan !== 'plan') throw new UsageError(tellUsage());
  const { values, positionals } = parse(args);
  const [what, file, ...others] = positionals;
  if (what !== 'check' && what !== 'run' && what !== 'export') throw misuse('what', { value: what ?? '' });
  if (file === undefined) throw misuse('noFile');
  if (others.length > 0) throw misuse('moreFiles', { value: others.join(', ') });
  if (values.site === undefined) throw misuse('noSite');
  requireMeant(what, values);
  const to = values.to === undefined ? null : path.resolve(folder, values.to);
  if (to !== null && !/\.(?:csv|xlsx)$/i.test(to))
    throw misuse('value', { option: '--to', allowed: '.csv, .xlsx', value: values.to });
  return {
    what,
    file: path.resolve(folder, file),
    site: values.site,
    json: values.json ?? false,
    settings: readSettings(values),
    pilotOnly: values['pilot-only'] ?? false,
    production: values.production ?? null,
    ticket: values.ticket ?? '',
    connection: values.connection ?? null,
    erpActorType: oneOf('--erp-type', erpActorTypes, values['erp-type']),
    crmActorType: oneOf('--crm-type', crmActorTypes, values['crm-type']),
    hiddenRows: oneOf('--hidden-rows', ['leave', 'take'], values['hidden-rows']) ?? 'leave',
    to,
  };
}

type Values = ReturnType<typeof parse>['values'];

function requireMeant(what: Word, values: Values): void {
  for (const name of optionNames) {
    if (values[name] === undefined || isMeant(name, what)) continue;
    throw misuse('notFor', { option: `--${name}`, value: what, allowed: options[name][1].join(', ') });
  }
}

function readSettings(values: Values): Partial<RunSettings> {
  const given = {
    atOnce: values['at-once'],
    perSecond: values['per-second'],
    readBack: values['read-back'],
  };
  const settings = runSettingsSchema.safeParse({
    ...defaultRunSettings,
    ...(given.atOnce === undefined ? {} : { atOnce: Number(given.atOnce) }),
    ...(given.perSecond === undefined ? {} : { perSecond: Number(given.perSecond) }),
    ...(given.readBack === undefined ? {} : { readBack: given.readBack }),
  });
  if (settings.success) {
    const { atOnce, perSecond, readBack } = settings.data;
    return {
      ...(given.atOnce === undefined ? {} : { atOnce }),
      ...(given.perSecond === undefined ? {} : { perSecond }),
      ...(given.readBack === undefined ? {} : { readBack }),
    };
  }
  const wrong = (['atOnce', 'perSecond', 'readBack'] as const).find(
    (name) => name === settings.error.issues[0]?.path[0],
  );
  if (wrong === undefined) throw new UsageError(tellUsage());
  const allowed = { atOnce: '1-16', perSecond: '1-50', readBack: 'as-it-goes, after' }[wrong];
  throw misuse('value', { option: settingOptions[wrong], allowed, value: given[wrong] });
}

function oneOf<T extends string>(option: string, allowed: readonly T[], value: string | undefined): T | null {
  if (value === undefined) return null;
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw misuse('value', { option, allowed: allowed.join(', '), value });
  return found;
}

function misuse(what: keyof typeof commandLine.misuse, params: Record<string, unknown> = {}): UsageError {
  return new UsageError(`${say(`commandLine.misuse.${what}`, params)}\n${tellUsage()}`);
}

const text = { type: 'string' } as const;
const alone = { type: 'boolean' } as const;

/** What each of the table is for the parser; the table and this do not compile without each other. */
const typing = {
  json: alone,
  connection: text,
  'erp-type': text,
  'crm-type': text,
  'at-once': text,
  'per-second': text,
  'pilot-only': alone,
  'read-back': text,
  production: text,
  ticket: text,
  'hidden-rows': text,
  to: text,
} as const satisfies {
  [K in keyof typeof options]: (typeof options)[K][0] extends null ? typeof alone : typeof text;
};

function parse(args: readonly string[]) {
  try {
    return readTyped(args, { site: text, ...typing }, true);
  } catch (error) {
    throw error instanceof TypedError ? new UsageError(`${error.message}\n${tellUsage()}`) : error;
  }
}
