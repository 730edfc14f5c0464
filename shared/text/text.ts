import { activity } from './en/activity';
import { checks } from './en/checks';
import { commands } from './en/commands';
import { common } from './en/common';
import { compare } from './en/compare';
import { direction } from './en/direction';
import { effect } from './en/effect';
import { errors } from './en/errors';
import { findings } from './en/findings';
import { inspector } from './en/inspector';
import { link } from './en/link';
import { mismatches } from './en/mismatches';
import { planReasons } from './en/plan-reasons';
import { planReport } from './en/plan-report';
import { record } from './en/record';
import { scans } from './en/scans';
import { plans } from './en/plans';
import { sheet } from './en/sheet';
import { sites } from './en/sites';
import { standings } from './en/standing';
import { fillText, type TextKeys } from './fill-text';

/**
 * Every sentence of the page, by screen; what the main process says is in `program-text.ts`. A further language is a
 * further table of this shape.
 */
const en = {
  checks,
  commands,
  common,
  compare,
  direction,
  effect,
  link,
  mismatches,
  planReasons,
  planReport,
  plans,
  record,
  activity,
  scans,
  sheet,
  sites,
  errors,
  findings,
  inspector,
  standings,
};

/** The sentence of a key; `count` chooses between `…_one` and `…_other`. */
export type Text = (key: TextKeys<typeof en>, params?: Readonly<Record<string, unknown>>) => string;

/** Makes the text function of the page. Values are put in as they are: React and native menus escape by themselves. */
export function createText(): Text {
  const plurals = new Intl.PluralRules('en');
  return (key, params = {}) => fillText(en, key, params, plurals);
}

/** A command by its words, without the mark that menus know. */
export function nameCommand(id: keyof typeof commands, t: Text): string {
  return t(`commands.${id}`).replace('&', '');
}
