import { AppError } from '../../shared/errors';
import { valueOf, type Reading, type RecordState } from '../../shared/record/record-state';
import { createKeyFinder } from '../../shared/value/field-key';
import type { Check } from '../../shared/write/check';
import { findBlocking } from '../../shared/write/checks';
import type { SeenValues, Write } from '../../shared/write/write';
import type { WriteNames } from './run-write';

/**
 * The same rules that blocked on the page, on what the site says now. Throws `blocked-by-check` with the check's code and
 * parameters; where it blocks because something could not be read, with the code of that failure as `because`.
 */
export function requireAllowed(write: Write, now: RecordState, names: WriteNames): void {
  const blocking = findBlocking(write, now, names);
  if (!blocking) return;
  const part = partsNotRead[blocking.code];
  throw blockedByCheck(blocking, part === undefined ? null : now[part]);
}

/** What was not read, for the checks that block for that. */
const partsNotRead: Partial<Record<Check['code'], keyof RecordState>> = {
  'record-not-read': 'crm',
  'actor-not-read': 'erp',
  'holders-not-read': 'holders',
};

export function blockedByCheck({ code, params }: Check, notRead: Reading<unknown> | null = null): AppError {
  const error = notRead === null || notRead.read ? null : notRead.error;
  if (error === null) return new AppError('blocked-by-check', { params: { ...params, check: code } });
  const about = { ...error.params, ...params, check: code, because: error.code };
  return new AppError('blocked-by-check', { params: about, detail: error.detail });
}

/**
 * Throws `values-not-read` where a side that the user saw cannot be read again, and `values-changed` where a value is
 * another one now, or is not told any more. By hand nothing was seen, so nothing is compared.
 */
export function requireSeenUnchanged(write: Write, now: RecordState): void {
  const seen = 'seen' in write ? write.seen : null;
  if (seen === null) return;
  const sides = (['crm', 'erp'] as const).filter((side) => seen.some((field) => field[side] !== null));
  const notRead = sides.filter((side) => !now[side].read);
  if (notRead.length > 0) {
    throw notReadAgain(notRead, now);
  }
  const changed = findChanged(seen, now);
  if (changed.length > 0) throw new AppError('values-changed', { params: { fields: changed.join(', ') } });
}

/** Says which sides, and why: the parameters of the failure itself, and its code as `because`. */
function notReadAgain(sides: readonly ('crm' | 'erp')[], now: RecordState): AppError {
  const reading = sides.map((side) => now[side]).find((one) => !one.read && one.error !== null);
  const error = reading && !reading.read ? reading.error : null;
  return new AppError('values-not-read', {
    params: { ...error?.params, sides: sides.join(','), ...(error ? { because: error.code } : {}) },
    detail: error?.detail ?? '',
  });
}

/** The names of the fields that differ from what was seen. */
function findChanged(seen: SeenValues, now: RecordState): string[] {
  const crm = valueOf(now.crm) ?? [];
  const erp = valueOf(now.erp) ?? [];
  const find = {
    crm: createKeyFinder(crm.map((field) => [field.crmFieldKey, field] as const)),
    erp: createKeyFinder(erp.map((field) => [field.crmFieldKey, field] as const)),
  };
  return seen
    .filter((field) =>
      (['crm', 'erp'] as const).some(
        (side) => field[side] !== null && find[side](field.crmFieldKey)?.value !== field[side],
      ),
    )
    .map(({ crmFieldKey }) => {
      const named = find.crm(crmFieldKey) ?? find.erp(crmFieldKey);
      return named?.displayName || crmFieldKey;
    });
}
