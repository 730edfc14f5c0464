import type { AppErrorData } from '../../shared/errors';
import { presenceOfActor, presenceOfRecord } from '../../shared/record/actor-presence';
import { notAsked, type Reading, type RecordState } from '../../shared/record/record-state';
import type { CompareSides } from '../../shared/scan/find-differences';
import { judgeRow } from '../../shared/scan/judge-row';
import type { FieldValue } from '../../shared/value/field-value';
import type { LinkPlan } from '../../shared/write/plan';
import { nameInValues } from '../../shared/record/actor-name';
import { readSide } from '../records/read-record';
import type { SiteConnection } from '../sites/site-connection';
import type { LaterFailure, RowResult, WaitingLink } from './row-store';

export type Side = 'crm' | 'erp';
/** What both sides of a link answered, so far. */
export type SideReading = Pick<RecordState, Side>;

export const nothingOfSides: SideReading = { crm: notAsked, erp: notAsked };

/** The sides that are not read yet. */
export function listUnread(sides: SideReading): Side[] {
  return (['crm', 'erp'] as const).filter((side) => !isAnswered(sides[side]));
}

/** Asks for one side with one call. Never throws for a site that does not help. */
export async function readSideOfLink(
  site: SiteConnection,
  erpConnectionId: number,
  { crmActorType, crmRecordId, erpActorType, erpKey }: WaitingLink,
  side: Side,
  options: { clock: () => Date; abortController?: AbortController },
): Promise<SideReading[Side]> {
  const record = { crmActorType, crmRecordId };
  // A key that the site does not tell cannot be asked for.
  const place = { record, erpConnectionId, erpActorType, erpKey: erpKey === '' ? null : erpKey };
  return readSide(site, place, side, options);
}

/** The failures that say nothing of the record or actor itself. */
export function listFailures(sides: SideReading): AppErrorData[] {
  if (sides.crm.read && sides.erp.read) return [];
  return [sides.crm, sides.erp].flatMap((reading) =>
    reading.read || reading.error === null || presenceOfRecord(reading) === 'gone' ? [] : [reading.error],
  );
}

/** What is kept of a link: where a side cannot be read now, what was read of both before. */
export function judgeLink(
  link: WaitingLink,
  sides: SideReading,
  {
    plan,
    at,
    isLinkSeen,
    compare,
  }: { plan: LinkPlan; at: string; isLinkSeen: boolean; compare: CompareSides },
): RowResult | LaterFailure {
  const [error = null] = listFailures(sides);
  if (error !== null && link.before === 'both-sides') return { link, laterFailure: error };
  const crm = sides.crm.read ? sides.crm.value : null;
  const erp = sides.erp.read ? sides.erp.value : null;
  const answers = { crm: presenceOfRecord(sides.crm), erp: presenceOfActor(sides.erp) };
  const isComparable = answers.crm === 'there' && answers.erp === 'there';
  const compared = isComparable ? compare(plan, { crm, erp }) : null;
  const isNameless = link.name === '' && crm !== null;
  return {
    link: isNameless ? { ...link, name: nameInValues(crm) } : link,
    isLinkNew: isNameless,
    isLinkSeen,
    erpName: erp ? nameInValues(erp) : '',
    findings: judgeRow(answers, compared),
    fields: compared?.fields ?? [],
    equalFields: compared?.equalFields ?? 0,
    error,
    at,
  };
}

function isAnswered(reading: Reading<readonly FieldValue[]>): boolean {
  return reading.read || presenceOfRecord(reading) === 'gone';
}
