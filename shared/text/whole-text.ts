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
import { plans } from './en/plans';
import { record } from './en/record';
import { scans } from './en/scans';
import { sheet } from './en/sheet';
import { siteLock } from './en/site-lock';
import { siteRights } from './en/site-rights';
import { sites } from './en/sites';
import { standings } from './en/standing';
import { createTextOf, type Sentences, type Text } from './text';

/** Every table of the page at once, for whoever does not fetch its parts one by one. */
export const wholeText = {
  activity,
  checks,
  commands,
  common,
  compare,
  direction,
  effect,
  errors,
  findings,
  inspector,
  link,
  mismatches,
  planReasons,
  planReport,
  plans,
  record,
  scans,
  sheet,
  standings,
  sites: { ...sites, ...siteLock, ...siteRights },
} satisfies Sentences;

export function createWholeText(): Text {
  return createTextOf(wholeText);
}
