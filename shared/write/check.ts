import type { TextOf } from '../text/text';
import { crmActorTypes } from '../record/actor-types';
import type { BlockingCheck, CheckCode, WarningCheck } from './check-codes';

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

/** The check as a person reads it: what is wrong, where, and how to mend it. Also for a check kept in a file. */
export function checkSentence({ code, params }: Pick<Check, 'code' | 'params'>, t: CheckText): string {
  return t(`checks.${code}`, nameRecord(params, t));
}

function nameRecord(params: Check['params'], t: CheckText): Check['params'] {
  const type = crmActorTypes.find((candidate) => candidate === params['crmActorType']);
  if (!type || params['record'] !== '') return params;
  const record = t('effect.record', {
    type: t(`common.crmActorType.${type}`),
    id: params['crmRecordId'] ?? '',
  });
  return { ...params, record };
}
