import { AppError, type ErrorCode } from '../../../shared/errors';

/** The coded error that the work ends with; anything else fails the test. */
export async function failureOf(work: Promise<unknown>): Promise<AppError> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error instanceof AppError) return error;
  throw new Error('expected a coded error', { cause: error });
}

export async function codeOf(work: Promise<unknown>): Promise<ErrorCode> {
  return (await failureOf(work)).code;
}
