import type { Credential } from './credential';
import { toHeaderValue } from './header-value';

/**
 * `Authorization: SOTicket 7T:…`, sent as it is; Online also wants the app's secret as `SO-AppToken`. A ticket lives
 * six hours from its last use, so nobody can say beforehand when it ends. Throws `invalid-input`.
 */
export function createSoTicketCredential(secrets: { ticket: string; appToken?: string }): Credential {
  const authorization = `SOTicket ${toHeaderValue('ticket', secrets.ticket, 'SOTicket')}`;
  const appToken =
    secrets.appToken === undefined ? {} : { 'SO-AppToken': toHeaderValue('appToken', secrets.appToken) };
  const headers = { Authorization: authorization, ...appToken };
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
