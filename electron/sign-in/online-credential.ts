import type { Credential } from './credential';
import type { OnlineSession } from './online-session';

/** `Authorization: Bearer …` with the access token of a sign-in in the browser. */
export function createOnlineCredential(session: OnlineSession): Credential {
  return {
    headers: async () => ({ Authorization: `Bearer ${await session.accessToken()}` }),
    onUnauthorized: (sent) =>
      session.renewAfterRefusal((sent['Authorization'] ?? '').replace(/^Bearer /, '')),
    describe: () => session.describe(),
  };
}
