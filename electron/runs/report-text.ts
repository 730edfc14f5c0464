import { checks } from '../../shared/text/en/checks';
import { common } from '../../shared/text/en/common';
import { effect } from '../../shared/text/en/effect';
import { errors } from '../../shared/text/en/errors';
import { planReasons } from '../../shared/text/en/plan-reasons';
import { planReport } from '../../shared/text/en/plan-report';
import { createTextOf, type TextOf } from '../../shared/text/text';

const tables = { checks, common, effect, errors, planReasons, planReport };

/** What is said of a run outside the page: in its report, in plan files, on the command line. */
export type ReportText = TextOf<keyof typeof tables>;

export function createReportText(): ReportText {
  return createTextOf(tables);
}
