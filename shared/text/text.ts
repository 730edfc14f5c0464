import type { activity } from './en/activity';
import { checks } from './en/checks';
import { commands } from './en/commands';
import { common } from './en/common';
import type { compare } from './en/compare';
import type { direction } from './en/direction';
import { effect } from './en/effect';
import { errors } from './en/errors';
import type { findings } from './en/findings';
import type { inspector } from './en/inspector';
import type { link } from './en/link';
import type { mismatches } from './en/mismatches';
import type { planReasons } from './en/plan-reasons';
import type { planReport } from './en/plan-report';
import type { plans } from './en/plans';
import type { record } from './en/record';
import type { scans } from './en/scans';
import type { sheet } from './en/sheet';
import { siteLock } from './en/site-lock';
import type { siteRights } from './en/site-rights';
import type { sites } from './en/sites';
import type { standings } from './en/standing';
import { fillText, type TextKeys } from './fill-text';

/** Every sentence of the page, by screen; what the main process says is in `program-text.ts`. */
export interface Sentences {
  activity: typeof activity;
  checks: typeof checks;
  commands: typeof commands;
  common: typeof common;
  compare: typeof compare;
  direction: typeof direction;
  effect: typeof effect;
  errors: typeof errors;
  findings: typeof findings;
  inspector: typeof inspector;
  link: typeof link;
  mismatches: typeof mismatches;
  planReasons: typeof planReasons;
  planReport: typeof planReport;
  plans: typeof plans;
  record: typeof record;
  scans: typeof scans;
  sheet: typeof sheet;
  sites: typeof sites & typeof siteLock & typeof siteRights;
  standings: typeof standings;
}

type Table = keyof Sentences;

/** The sentence of a key of these tables; `count` chooses between `…_one` and `…_other`. */
export type TextOf<T extends Table> = (
  key: TextKeys<Pick<Sentences, T>>,
  params?: Readonly<Record<string, unknown>>,
) => string;

/** The sentence of any key. */
export type Text = TextOf<Table>;

/** Tables, or parts of them. A further language is a further set of this shape. */
export type SomeSentences = { readonly [T in Table]?: Partial<Sentences[T]> };

/** What the frame says. The rest comes with what says it: most screens are fetched when they are opened. */
const known: Partial<Record<Table, object>> = { checks, commands, common, effect, errors, sites: siteLock };

/**
 * Adds what a part of the page says, when that part is fetched. Each module that is fetched by itself names all that is
 * said by what it brings along; a test follows the imports and names what is missing.
 */
export function addText(more: SomeSentences): void {
  for (const [table, sentences] of Object.entries(more))
    known[table as Table] = { ...known[table as Table], ...sentences };
}

/** Makes the text function of the page. Values are put in as they are: React and native menus escape by themselves. */
export function createText(): Text {
  return createTextOf(known as unknown as Sentences);
}

/** The text function of tables that are there from the start. */
export function createTextOf<T extends Table>(tables: Pick<Sentences, T>): TextOf<T> {
  const plurals = new Intl.PluralRules('en');
  return (key, params = {}) => fillText(tables, key, params, plurals);
}

/** A command by its words, without the mark that menus know. */
export function nameCommand(id: keyof typeof commands, t: TextOf<'commands'>): string {
  return t(`commands.${id}`).replace('&', '');
}
