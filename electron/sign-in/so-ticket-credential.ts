import type { Credential } from './credential';
import { toHeaderValue } from './credential-headers';

/**
 * `Authorization: SOTicket 7T:…`, sent as it is. A ticket lives six hours from its last use, so nobody can say
 * beforehand when it ends. Throws `invalid-input`.
 */
export function createSoTicketCredential(ticket: string): Credential {
  const headers = { Authorization: `SOTicket ${toHeaderValue('ticket', ticket)}` };
  return {
    headers: () => Promise.resolve(headers),
    describe: () => ({
      scheme: 'soticket',
      userName: '',
      expiresAt: null,
      renewsItself: false,
      tenant: null,
    }),
  };
}
