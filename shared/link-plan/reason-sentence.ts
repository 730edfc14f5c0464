import { errorCodes } from '../errors';
import type { Text } from '../text/text';
import { checkSentence } from '../write/check';
import { blockingChecks, warningChecks } from '../write/check-codes';
import type { RowReason } from './row-reason';

const checkCodes = [...blockingChecks, ...warningChecks];

/** A reason as a person reads it: what is wrong and how to mend it. */
export function reasonSentence({ code, params }: RowReason, t: Text): string {
  const check = checkCodes.find((one) => one === params['check']);
  const error = errorCodes.find((one) => one === params['error']);
  return t(`planReasons.${code}`, {
    ...params,
    ...(check ? { sentence: checkSentence({ code: check, params }, t) } : {}),
    ...(error ? { why: t(`errors.${error}`, { reason: '', ...params }) } : {}),
  });
}
