import type { MissingHelp } from '../../shared/journal/entry';
import { AppError } from '../../shared/errors';

/** Runs a helping call. Where the site does not help, notes which call and why, and gives null. */
export async function tryCall<T>(
  call: string,
  missing: MissingHelp[],
  work: () => Promise<T>,
): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    missing.push({ call, error: error.toData() });
    return null;
  }
}

/** The answer of a call that we can do without, or null. Bugs still throw. */
export function orNull<T>(work: () => Promise<T>): Promise<T | null> {
  return tryCall('', [], work);
}
