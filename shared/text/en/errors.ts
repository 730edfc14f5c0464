import type { ErrorCode } from '../../errors';

/** One sentence or two per code: what happened and what to do next. What was changed is said by `changed`. */
export const errors: Record<ErrorCode, string> = {
  'invalid-input': 'Something in the form is not as it should be. Check the marked fields.',
  'forbidden-sender': 'The request did not come from the ActorLink window and was refused.',
  'not-found': '{{what}} was not found. It may have been removed; choose again.',
  'already-running': 'This link is being sent already. Wait for its outcome.',
  'blocked-by-check': 'The link cannot be sent yet. {{reason}}',
  'values-changed':
    'The site changed while you were working: {{fields}}. Load the values again and look before you link.',
  'confirmation-needed': 'This writes to production. Confirm with the name of the site.',
  'no-sign-in': 'There is no password for {{site}}. Enter it under Sites.',
  cancelled: 'You stopped this.',
  offline: 'This computer has no network connection. Connect and try again.',
  'host-not-found':
    'No computer called {{host}} was found. Check the address of the site, and your network or VPN.',
  'connection-refused':
    '{{host}} does not accept connections. The site may be down; try again later or ask its operator.',
  'connection-lost': 'The connection to {{host}} broke before an answer came.',
  timeout: 'No answer from {{host}} after {{seconds}} s.',
  certificate:
    'The certificate of {{host}} is not trusted on this computer. Ask IT to install the issuing authority.',
  'insecure-address':
    '{{host}} would be reached without encryption. Use an https address, or allow http for this site.',
  'other-origin': 'A request left for another address than the site’s own and was stopped.',
  redirected:
    '{{host}} sends us on to another address ({{location}}) instead of answering. Check the address of the site; it may lead to a login page.',
  unauthorized: '{{host}} does not accept this user and password. Correct the sign-in under Sites.',
  'no-permission':
    'This user may not call {{call}} on {{host}}. Ask your SuperOffice administrator or partner to grant it.',
  'site-not-found': 'There is no SuperOffice WebAPI at {{host}}{{path}}. Check the address of the site.',
  rejected: 'The site refused: {{reason}}',
  'too-many-requests': '{{host}} asks us to slow down. Wait a moment and try again.',
  'site-error':
    'The site failed with status {{status}}. Try again later, or give the details to its operator.',
  'not-the-webapi':
    '{{host}} answered with something that is not the WebAPI, such as a login or error page. Check the address, or your network’s sign-in page.',
  'broken-answer': 'The answer of {{host}} could not be read.',
  'storage-failed':
    'The file {{file}} could not be written. Check the disk and the rights on the data folder.',
  'storage-full': 'The disk is full, so {{file}} could not be written. Free some space and try again.',
  'keychain-unavailable':
    'This computer has no protected store. The password is kept until you close ActorLink.',
  'secret-unreadable':
    'The stored password of {{site}} can no longer be read on this computer. Enter it again.',
  'practice-site-down': 'The practice site is not running. Restart ActorLink.',
  bug: 'Something went wrong inside ActorLink. The log has the details ({{logReference}}).',
};
