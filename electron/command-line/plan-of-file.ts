import path from 'node:path';
import { AppError } from '../../shared/errors';
import type { NewRow } from '../../shared/link-plan/plan-row';
import type { NewPlan, Plan } from '../../shared/link-plan/plan';
import type { HiddenRows } from '../../shared/sheet/sheet-preview';
import { createProgramText } from '../../shared/text/program-text';
import { makePlanFromSheet } from '../plans/plan-from-sheet';
import type { PlanServices } from '../runs/plan-services';
import type { Sites } from '../sites/sites';
import { hashFile } from './open-sheet';
import type { PlanCommand } from './parse-arguments';
import type { Output } from './print-rows';

/** What of a file a plan may not have: rows that are out of sight, and its other sheets. */
export interface LeftOut extends Pick<HiddenRows, 'hidden' | 'filtered'> {
  /** The one that is read. */
  sheet: string;
  otherSheets: readonly string[];
}

/** A sheet that is ready to become a plan. */
export interface OpenedSheet {
  plan: Pick<NewPlan, 'constants' | 'columns'>;
  rows: () => AsyncIterable<NewRow[]>;
  leftOut: LeftOut;
  close: () => Promise<void>;
}

/** What a plan is found or made with. */
export interface PlanMaking {
  plans: () => Promise<PlanServices>;
  sites: Pick<Sites, 'connect'>;
  openSheet: (command: PlanCommand, siteId: string) => Promise<OpenedSheet>;
  /** Reads a file to its end. Throws `sheet-…`. */
  findLeftOut: (file: string) => Promise<LeftOut>;
  /** A window that is open shows plans too. */
  noteChanged: (planId: string) => void;
}

const say = createProgramText();

/**
 * The plan of a file that came before is the same plan: what was sent is not sent again. With the rows that are out of sight
 * it is another one.
 */
export async function findOrMakePlan(
  command: PlanCommand,
  { plans, sites, openSheet, findLeftOut, noteChanged }: PlanMaking,
  siteId: string,
  output: Output,
): Promise<Plan> {
  const { file, hiddenRows } = command;
  const services = await plans();
  const fingerprint = await hashFile(file);
  const fileName = path.basename(file);
  const madeFrom = [fingerprint, hiddenRows, fileName].join(' ');
  const plansOfSite = await services.plans.list(siteId);
  const known = plansOfSite.find(
    (plan) =>
      plan.madeFrom === madeFrom || plan.name === nameOfEarlierVersion(fileName, fingerprint, hiddenRows),
  );
  if (known) {
    requireAsMade(command, known);
    output.tell(say('commandLine.knownPlan', { name: known.name }));
    tellLeftOut(await findLeftOut(file), command, output);
    requireRows(known);
    return services.view(known);
  }
  const sheet = await openSheet(command, siteId);
  try {
    const { name: siteName, environment } = await sites.connect(siteId);
    const name = namePlan(fileName, hiddenRows, new Set(plansOfSite.map((plan) => plan.name)));
    const about = { siteId, siteName, environment, name, fileName, madeFrom };
    const made = await makePlanFromSheet(services.plans, about, sheet);
    noteChanged(made.planId);
    // One without a row is not kept: it would pass for a plan in which all is well.
    if (made.rowCount === 0) await services.plans.delete(made.planId);
    else output.tell(say('commandLine.newPlan', { name }));
    tellLeftOut(sheet.leftOut, command, output);
    requireRows(made);
    return services.view(made);
  } finally {
    await sheet.close();
  }
}

/**
 * A plan goes on as it was made. An option that says something else would do nothing, and pass for one that did: rows would
 * be sent as another kind than whoever typed it thinks. Throws `option-not-of-plan`.
 */
function requireAsMade(
  { connection, erpActorType, crmActorType }: PlanCommand,
  { name, constants }: Pick<Plan, 'name' | 'constants'>,
): void {
  const { erpConnectionId, connectionName } = constants;
  const ofConnection = erpConnectionId === null ? [] : [connectionName, String(erpConnectionId)];
  const said: [option: string, value: string | null, made: readonly (string | null)[]][] = [
    ['--connection', connection, ofConnection],
    ['--erp-type', erpActorType, [constants.erpActorType]],
    ['--crm-type', crmActorType, [constants.crmActorType]],
  ];
  const wrong = said.find(([, value, made]) => value !== null && !made.includes(value));
  if (!wrong) return;
  const [option, value, [made]] = wrong;
  throw new AppError('option-not-of-plan', {
    params: { option, value: value ?? '', plan: name, made: made ? `“${made}”` : '–' },
  });
}

function requireRows({ rowCount }: Pick<Plan, 'rowCount'>): void {
  if (rowCount === 0) throw new AppError('sheet-no-rows');
}

/** As a person may name a plan at the most. */
const maxNameLength = 200;

/** As the file is called, and numbered where the site has a plan of that name. */
function namePlan(
  fileName: string,
  hiddenRows: PlanCommand['hiddenRows'],
  taken: ReadonlySet<string>,
): string {
  const short = fileName.slice(0, maxNameLength - 50);
  const name = hiddenRows === 'take' ? say('commandLine.withHidden', { name: short }) : short;
  if (!taken.has(name)) return name;
  for (let number = 2; ; number += 1) {
    const numbered = say('commandLine.numbered', { name, number });
    if (!taken.has(numbered)) return numbered;
  }
}

/** Once the name alone told which file a plan was made of. Such plans go on. */
function nameOfEarlierVersion(
  fileName: string,
  fingerprint: string,
  hiddenRows: PlanCommand['hiddenRows'],
): string {
  return `${fileName.slice(0, 189)} ${fingerprint.slice(0, 8)}${hiddenRows === 'take' ? ' +' : ''}`;
}

/** Never silently: a sheet that somebody filtered looks shorter than it is. */
function tellLeftOut(
  { hidden, filtered, sheet, otherSheets }: LeftOut,
  { hiddenRows }: PlanCommand,
  output: Output,
): void {
  const count = hidden + filtered;
  const sentence = hiddenRows === 'take' ? 'commandLine.hiddenTaken' : 'commandLine.hiddenLeft';
  if (count > 0) output.tell(say(sentence, { count, filtered }));
  if (otherSheets.length > 0)
    output.tell(say('commandLine.oneSheet', { sheet, names: otherSheets.join(', ') }));
}
