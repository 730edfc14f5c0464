import type { AppErrorData } from '../../shared/errors';
import { presenceOfActor, presenceOfRecord } from '../../shared/record/actor-presence';
import { notAsked, type Reading, type RecordState } from '../../shared/record/record-state';
import { keepDifferences, type CompareSides } from '../../shared/scan/keep-differences';
import { judgeRow } from '../../shared/scan/judge-row';
import type { FieldValue } from '../../shared/value/field-value';
import type { LinkPlan } from '../../shared/write/plan';
import { nameInValues } from '../../shared/record/actor-name';
import { readRecord } from '../records/read-record';
import type { SiteConnection } from '../sites/site-connection';
import type { RowResult, WaitingLink } from './row-store';

type Side = 'crm' | 'erp';
/** What both sides of a link answered, so far. */
export type SideReading = Pick<RecordState, Side>;

export const nothingOfSides: SideReading = { crm: notAsked, erp: notAsked };

/** Asks for the sides that are not read yet, one call each. Never throws for a site that does not help. */
export async function readSides(
  site: SiteConnection,
  erpConnectionId: number,
  link: WaitingLink,
  before: SideReading,
  options: { clock: () => Date; abortController?: AbortController },
): Promise<SideReading> {
  const { crmActorType, crmRecordId, erpActorType, erpKey } = link;
  // A key that the site does not tell cannot be asked for.
  const place = {
    record: { crmActorType, crmRecordId },
    erpConnectionId,
    erpActorType,
    erpKey: erpKey === '' ? null : erpKey,
  };
  const wanted = (['crm', 'erp'] as const).filter((side) => !isAnswered(before[side]));
  const now = await readRecord(site, place, wanted, options);
  return {
    crm: wanted.includes('crm') ? now.crm : before.crm,
    erp: wanted.includes('erp') ? now.erp : before.erp,
  };
}

/** The failures that say nothing of the record or actor itself. */
export function listFailures(sides: SideReading): AppErrorData[] {
  return [sides.crm, sides.erp].flatMap((reading) =>
    reading.read || reading.error === null || presenceOfRecord(reading) === 'gone' ? [] : [reading.error],
  );
}

/** What is kept of a link. */
export function judgeLink(
  link: WaitingLink,
  sides: SideReading,
  { plan, at, compare }: { plan: LinkPlan; at: string; compare: CompareSides },
): RowResult {
  const crm = sides.crm.read ? sides.crm.value : null;
  const erp = sides.erp.read ? sides.erp.value : null;
  const answers = { crm: presenceOfRecord(sides.crm), erp: presenceOfActor(sides.erp) };
  const isComparable = answers.crm === 'there' && answers.erp === 'there';
  const compared = isComparable ? keepDifferences(compare(plan, { crm, erp })) : null;
  const isNameless = link.name === '' && crm !== null;
  return {
    link: isNameless ? { ...link, name: nameInValues(crm) } : link,
    isLinkNew: isNameless,
    erpName: erp ? nameInValues(erp) : '',
    findings: judgeRow(answers, compared),
    fields: compared?.fields ?? [],
    equalFields: compared?.equalFields ?? 0,
    error: listFailures(sides)[0] ?? null,
    at,
  };
}

function isAnswered(reading: Reading<readonly FieldValue[]>): boolean {
  return reading.read || presenceOfRecord(reading) === 'gone';
}
