import { AppError, type ErrorCode } from '../../shared/errors';
import { erpActorTypes } from '../../shared/record/actor-types';
import type { ActorTypePair } from '../../shared/record/erp-actor';
import type { SiteConnection } from '../sites/site-connection';
import { isPassing, isRefusal } from './refusal';

/** An answer of which the program reads no more: it was about this type alone, as a refusal is. */
const tooMuch: ReadonlySet<ErrorCode> = new Set([
  'answer-too-large',
  'answer-too-many-rows',
  'answer-too-many-values',
  'answer-too-deep',
]);

/**
 * The pairs that a connection maps, by asking for each ERP actor type. Throws where no ask was answered, and where one
 * did not reach the site: half a list would look like a connection that maps less.
 */
export async function listActorTypes(
  site: SiteConnection,
  erpConnectionId: number,
): Promise<ActorTypePair[]> {
  const answers = await Promise.allSettled(
    erpActorTypes.map(async (erpActorType) => ({
      erpActorType,
      crmActorType: await site.erpSync.getCrmActorType(erpConnectionId, erpActorType),
    })),
  );
  // Some sites refuse a type that they do not map instead of answering Unknown.
  const answered = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
  const failed = answers.find((answer) => answer.status === 'rejected');
  const lost = answers.find((answer) => answer.status === 'rejected' && !isAboutType(answer.reason));
  if (lost?.status === 'rejected') throw lost.reason;
  if (answered.length === 0 && failed) throw failed.reason;
  return answered.flatMap(({ erpActorType, crmActorType }) =>
    crmActorType === null ? [] : [{ erpActorType, crmActorType }],
  );
}

function isAboutType(error: unknown): boolean {
  return isRefusal(error) || (error instanceof AppError && tooMuch.has(error.code) && !isPassing(error));
}
