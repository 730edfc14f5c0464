import { errorCodes, type AppErrorData, type ErrorCode } from '../../shared/errors';
import { crmActorTypes } from '../../shared/record/actor-types';
import type { Text } from '../../shared/text/text';
import { timeParams, type WriteTimes } from '../../shared/value/moment';
import { blockingChecks } from '../../shared/write/check-codes';
import { checkSentence, type Check } from '../../shared/write/check';

type Params = AppErrorData['params'];

/** The words for what speaks against a write, where a screen has others than most. */
export type TellCheck = (check: Pick<Check, 'code' | 'params'>, t: Text) => string;

/** What happened and what to do, one sentence or two, without what was changed. Codes become words here, and times as the user's system writes them. */
export function describeError(error: AppErrorData, t: Text, tellCheck: TellCheck = checkSentence): string {
  const params = writeLocalTimes(error.params);
  return t(`errors.${error.code}`, {
    what: nameRecord(params, t) ?? t('common.something'),
    reason: error.detail,
    ...params,
    ...describeCause(params, t, tellCheck),
    ...(error.code === 'rejected' ? { reason: endSentence(String(params['reason'] ?? error.detail)) } : {}),
  });
}

/** A site's own words, which another sentence follows. */
function endSentence(words: string): string {
  const trimmed = words.trim();
  return trimmed === '' || /[.!?…:]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

/** What stands behind an error that another one, or a check, is the reason of. */
function describeCause(params: Params, t: Text, tellCheck: TellCheck): Params {
  const check = blockingChecks.find((code) => code === params['check']);
  const because = causeOf(params);
  const cause = because === null ? '' : t(`errors.${because}`, { reason: '', ...params });
  if (check) {
    const sentence = tellCheck({ code: check, params }, t);
    // What failed comes first: with it mended the rest is, too.
    return { reason: cause === '' ? sentence : `${cause} ${sentence}` };
  }
  return {
    ...(params['sides'] === undefined ? {} : { sides: nameSides(String(params['sides']), t) }),
    ...(cause === '' ? {} : { reason: cause }),
  };
}

/** The failure that stands behind an error; null where there is none. */
function causeOf(params: Params): ErrorCode | null {
  return errorCodes.find((code) => code === params['because']) ?? null;
}

/** The codes of an error and of what stands behind it, for whoever offers a way to mend it. */
export function codesOf({ code, params }: Pick<AppErrorData, 'code' | 'params'>): ErrorCode[] {
  const cause = causeOf(params);
  return cause === null ? [code] : [code, cause];
}

function nameSides(sides: string, t: Text): string {
  if (sides === 'crm,erp') return t('common.bothSystems');
  return sides === 'crm' || sides === 'erp' ? t(`common.system.${sides}`) : sides;
}

/** Null where the error is about no record. */
function nameRecord(params: Params, t: Text): string | null {
  const type = crmActorTypes.find((candidate) => candidate === params['crmActorType']);
  if (!type) return null;
  return t('effect.record', { type: t(`common.crmActorType.${type}`), id: params['crmRecordId'] ?? '' });
}

/** As the user's system writes them, in the zone of this computer. */
export const writeLocalTimes: WriteTimes = (params) => {
  const times = timeParams.map((name) => [name, writeTime(params[name])]);
  return { ...params, ...Object.fromEntries(times.filter(([, value]) => value !== null)) };
};

/** Null for what is no time. A day alone belongs to no time zone. */
function writeTime(iso: string | number | undefined): string | null {
  if (typeof iso !== 'string' || !/^\d{4}-\d{2}-\d{2}(T|$)/.test(iso)) return null;
  const day = { dateStyle: 'medium' } as const;
  const format = iso.includes('T') ? { ...day, timeStyle: 'short' as const } : { ...day, timeZone: 'UTC' };
  return new Intl.DateTimeFormat(undefined, format).format(new Date(iso));
}
