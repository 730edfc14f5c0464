import { AppError, type ErrorCode } from '../../shared/errors';
import { erpActorTypes } from '../../shared/record/actor-types';
import type { ActorTypePair } from '../../shared/record/erp-actor';
import type { SiteConnection } from '../sites/site-connection';

/** Said by the site about the type that was asked for. Everything else is about the way there or who is asking. */
const refusals: ReadonlySet<ErrorCode> = new Set([
  'rejected',
  'no-permission',
  'site-not-found',
  'site-error',
  'not-the-webapi',
  'broken-answer',
  'answer-too-large',
  'answer-too-many-rows',
  'answer-too-many-values',
  'answer-too-deep',
  'call-failed',
  'unexpected-status',
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
  const lost = answers.find((answer) => answer.status === 'rejected' && !isRefusal(answer.reason));
  if (lost?.status === 'rejected') throw lost.reason;
  if (answered.length === 0 && failed) throw failed.reason;
  return answered.flatMap(({ erpActorType, crmActorType }) =>
    crmActorType === null ? [] : [{ erpActorType, crmActorType }],
  );
}

function isRefusal(error: unknown): boolean {
  return error instanceof AppError && refusals.has(error.code) && !isPassing(error.params['status']);
}

/** A gateway's word, not the site's. */
function isPassing(status: string | number | undefined): boolean {
  return status === 408 || status === 502 || status === 503 || status === 504;
}
