import { AppError } from '../../shared/errors';
import type { WritePermit } from '../writes/permit';

/** The permit of a run: for one site and one run, until it is taken back. Half an hour, another site in use and a locked computer do not end it. */
export interface RunPermit extends WritePermit {
  revoke: () => void;
  isRevoked: () => boolean;
}

export function createRunPermit(
  site: { siteId: string; name: string },
  { runId, ticket }: { runId: string; ticket: string },
): RunPermit {
  let revoked = false;
  return {
    runId,
    ticket,
    require: (siteId) => {
      if (revoked || siteId !== site.siteId) {
        throw new AppError('site-locked', { params: { site: site.name } });
      }
    },
    revoke: () => {
      revoked = true;
    },
    isRevoked: () => revoked,
  };
}
