import type { TextOf } from '../text/text';
import { crmActorTypes } from '../record/actor-types';
import type { BlockingCheck, CheckCode, WarningCheck } from './check-codes';
import type { RecordRef } from './write';

type CheckText = TextOf<'checks' | 'common' | 'effect'>;

/** The control that mends a check. */
export type CheckPlace = 'erpConnection' | 'crmRecord' | 'erpActorType' | 'erpActor' | 'fieldValues';

/** One thing that speaks against a write: a code and what its sentence needs, never the sentence. */
export interface Check {
  code: CheckCode;
  level: 'blocked' | 'warning';
  place: CheckPlace;
  /** The value it is about; null where it is about no single one. */
  rowId: string | null;
  params: Record<string, string | number>;
}

export function isBlocking(check: Check): boolean {
  return check.level === 'blocked';
}

/** What blocks first, each group in the order in which it was found. */
export function sortChecks(found: readonly Check[]): Check[] {
  return [...found.filter(isBlocking), ...found.filter((check) => !isBlocking(check))];
}

export function blocked(code: BlockingCheck, place: CheckPlace, params: Check['params'] = {}): Check {
  return { code, level: 'blocked', place, rowId: null, params };
}

export function warning(code: WarningCheck, place: CheckPlace, params: Check['params'] = {}): Check {
  return { code, level: 'warning', place, rowId: null, params };
}

/** A record in the parameters of a check: its name, and what stands for it where the name is not known. */
export function recordParams(
  name: string,
  { crmActorType, crmRecordId }: { crmActorType: string; crmRecordId: number },
): { record: string; crmActorType: string; crmRecordId: number } {
  return { record: name, crmActorType, crmRecordId };
}

/** More records in one parameter, which has to be text: "Contact 216,Contact 340". */
export function listRecords(records: readonly RecordRef[]): string {
  return records.map(({ crmActorType, crmRecordId }) => `${crmActorType} ${crmRecordId}`).join(',');
}

const aboutAnother: ReadonlySet<CheckCode> = new Set([
  'key-held',
  'key-held-by-hidden',
  'key-shared',
  'key-shared-with-hidden',
  'old-key-shared',
]);

/** The other records that a check is about, all of them, for whoever has to see to them there; empty = it is about none. */
export function otherRecordsOf({ code, params }: Pick<Check, 'code' | 'params'>): RecordRef[] {
  if (!aboutAnother.has(code)) return [];
  const first = `${params['crmActorType'] ?? ''} ${params['crmRecordId'] ?? ''}`;
  return [first, ...String(params['also'] ?? '').split(',')].flatMap((record) => {
    const [name, id] = record.split(' ');
    const crmActorType = crmActorTypes.find((type) => type === name);
    return crmActorType ? [{ crmActorType, crmRecordId: Number(id) }] : [];
  });
}

/** The check as a person reads it: what is wrong, where, and how to mend it. Also for a check kept in a file. */
export function checkSentence({ code, params }: Pick<Check, 'code' | 'params'>, t: CheckText): string {
  const sentence = t(`checks.${code}`, withRecordName(params, t));
  const also = params['also'];
  if (also === undefined) return sentence;
  const records = String(also)
    .split(',')
    .map((one) => nameListed(one, t));
  return `${sentence} ${t('effect.alsoHeldBy', { records: records.join(', ') })}`;
}

function nameListed(record: string, t: CheckText): string {
  const [name, id = ''] = record.split(' ');
  const type = crmActorTypes.find((candidate) => candidate === name);
  return type ? t('effect.record', { type: t(`common.crmActorType.${type}`), id }) : record;
}

/** The same with a name for the record, where none is known by its type and id. */
export function withRecordName(params: Check['params'], t: CheckText): Check['params'] {
  const type = crmActorTypes.find((candidate) => candidate === params['crmActorType']);
  if (!type || params['record'] !== '') return params;
  const record = nameListed(`${type} ${params['crmRecordId'] ?? ''}`, t);
  return { ...params, record };
}
