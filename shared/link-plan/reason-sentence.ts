import { errorCodes } from '../errors';
import type { TextOf } from '../text/text';
import { crmActorTypes } from '../record/actor-types';
import { checkSentence } from '../write/check';
import { blockingChecks, warningChecks } from '../write/check-codes';
import { writeTimesInUtc, type WriteTimes } from '../value/moment';
import type { RowReason } from './row-reason';

/** The tables that the sentences about a row are in. */
export type ReasonText = TextOf<'checks' | 'common' | 'effect' | 'errors' | 'planReasons'>;

const checkCodes = [...blockingChecks, ...warningChecks];

/** A reason as a person reads it: what is wrong and how to mend it. */
export function reasonSentence(
  { code, params }: RowReason,
  t: ReasonText,
  writeTimes: WriteTimes = writeTimesInUtc,
): string {
  const check = checkCodes.find((one) => one === params['check']);
  const error = errorCodes.find((one) => one === params['error']);
  return t(`planReasons.${code}`, {
    why: '',
    ...nameAllowed(params, t),
    ...nameRecord(params, t),
    ...(check ? { sentence: checkSentence({ code: check, params }, t) } : {}),
    ...(error ? { why: t(`errors.${error}`, { reason: '', ...writeTimes(params) }) } : {}),
  });
}

/** What stands where no word was understood: which there are. */
function nameAllowed({ about }: RowReason['params'], t: ReasonText): { allowed: string } {
  const column = (['crmActorType', 'erpActorType', 'decision', 'record'] as const).find(
    (one) => one === about,
  );
  return { allowed: column === undefined ? '' : t(`planReasons.words.${column}`) };
}

/** A record whose name is not known is named by its type and id. */
function nameRecord(params: RowReason['params'], t: ReasonText): RowReason['params'] {
  const type = crmActorTypes.find((one) => one === params['crmActorType']);
  if (!type || params['record'] !== '') return params;
  const id = params['crmRecordId'] ?? '';
  return { ...params, record: t('effect.record', { type: t(`common.crmActorType.${type}`), id }) };
}
