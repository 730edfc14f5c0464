import { sendJson } from '../test-site';
import { answering, answeringStatus, type Fault } from './fault';

/** What a site answers instead of what was asked of it. */
export const answerFaults: Fault[] = [
  {
    fault: 'F6 status 302 to a login page',
    code: 'redirected',
    arrange: answeringStatus(302, { Location: 'https://login.test/?ticket=secret' }),
    sentence: ({ host }) =>
      `${host} sends us on to another address (https://login.test/) instead of answering. ` +
      'Check the address of the site; it may lead to a login page.',
    changed: 'unknown',
  },
  {
    fault: 'F8 status 401',
    code: 'unauthorized',
    arrange: answeringStatus(401),
    sentence: ({ host }) =>
      `${host} does not accept this sign-in. It may be mistyped, expired or withdrawn: enter it again for this site.`,
    changed: 'nothing',
  },
  {
    fault: 'F9 status 403',
    code: 'no-permission',
    arrange: answeringStatus(403),
    sentence: ({ host, call }) =>
      `This user may not call ${call} on ${host}. ` +
      'Ask your SuperOffice administrator or partner to grant it.',
    changed: 'nothing',
  },
  {
    fault: 'status 404 without a word from the WebAPI',
    code: 'site-not-found',
    arrange: answeringStatus(404, { 'Content-Type': 'text/html' }, '<h1>Not Found</h1>'),
    sentence: ({ host, call }) =>
      `${host} answered that it has nothing at ${pathOf(call)} (status 404). Where all requests fail like this, ` +
      'the address of the site is wrong; where others work, it does not offer this call.',
    changed: 'unknown',
  },
  {
    fault: 'status 404 with a reason',
    code: 'rejected',
    arrange: answeringStatus(404, {}, '{"Error":true,"Message":"Contact 9 not found."}'),
    sentence: () =>
      'The site refused: “Contact 9 not found.” Correct what it names, or give the details to its operator.',
    changed: 'nothing',
  },
  {
    fault: 'status 400 with a reason',
    code: 'rejected',
    arrange: answeringStatus(
      400,
      {},
      '{"Error":true,"ErrorType":"ArgumentException","Message":"No such list."}',
    ),
    sentence: () =>
      'The site refused: “No such list.” Correct what it names, or give the details to its operator.',
    changed: 'nothing',
  },
  {
    fault: 'status 407 that the site itself gives',
    code: 'site-error',
    arrange: answeringStatus(407),
    sentence: () => 'The site failed with status 407. Try again later, or give the details to its operator.',
    changed: 'unknown',
  },
  {
    fault: 'status 421',
    code: 'wrong-server',
    arrange: answeringStatus(421, {}, '"Wrong subdomain used to access tenant"'),
    sentence: ({ host }) =>
      `${host} says that it is the wrong server for this site. The installation may have moved: ` +
      'compare the address with the one in your browser, or ask its operator.',
    changed: 'nothing',
  },
  {
    fault: 'F10 status 429 with Retry-After 30',
    code: 'too-many-requests',
    arrange: answeringStatus(429, { 'Retry-After': '30' }),
    sentence: ({ host }) => `${host} asks us to slow down. Wait 30 s and try again.`,
    changed: 'nothing',
  },
  {
    fault: 'F10 status 429 with Retry-After 86400',
    code: 'too-many-requests',
    arrange: answeringStatus(429, { 'Retry-After': '86400' }),
    sentence: ({ host }) => `${host} asks us to slow down. Wait 24 h and try again.`,
    changed: 'nothing',
  },
  ...[500, 502, 503, 504].map((status): Fault => ({
    fault: `status ${status}`,
    code: 'site-error',
    arrange: answeringStatus(status),
    sentence: () =>
      `The site failed with status ${status}. Try again later, or give the details to its operator.`,
    changed: 'unknown',
  })),
  {
    fault: 'HTML with status 200',
    code: 'not-the-webapi',
    arrange: answeringStatus(200, { 'Content-Type': 'text/html' }, '<!doctype html><title>Log in</title>'),
    sentence: ({ host }) =>
      `${host} answered with something that is not the WebAPI, such as a login or error page. ` +
      'Check the address, or your network’s sign-in page.',
    changed: 'unknown',
  },
  {
    fault: 'an error object with status 200',
    code: 'rejected',
    arrange: answering((_request, response) =>
      sendJson(response, 200, { Error: true, ErrorMessage: 'Contact id 9 not found' }),
    ),
    sentence: () =>
      'The site refused: “Contact id 9 not found” Correct what it names, or give the details to its operator.',
    changed: 'unknown',
  },
  ...[409, 499].map((status): Fault => ({
    fault: `status ${status} of something in front of the WebAPI`,
    code: 'unexpected-status',
    arrange: answeringStatus(status, { 'Content-Type': 'text/html' }, '<h1>Conflict</h1>'),
    sentence: unexpected(status),
    changed: 'unknown',
  })),
  {
    fault: 'status 403 with a page of something in front of the WebAPI',
    code: 'unexpected-status',
    arrange: answeringStatus(403, { 'Content-Type': 'text/html' }, '<h1>Blocked</h1>'),
    sentence: unexpected(403),
    changed: 'unknown',
  },
  {
    fault: 'garbage instead of HTTP',
    code: 'broken-answer',
    arrange: answering((_request, _response, socket) => socket.end('NOT HTTP\r\n\r\n')),
    sentence: ({ host, call }) =>
      `The answer of ${host} to ${call} could not be read. Give the details to the operator of the site.`,
    changed: 'unknown',
  },
];

/** A read that the site could not do, as agents say it. Of a write the same answer is no answer. */
export const failedCall: Fault = {
  fault: 'null with status 200',
  code: 'call-failed',
  arrange: answering((_request, response) => sendJson(response, 200, null)),
  sentence: ({ host, call }) =>
    `${host} could not carry out ${call} and does not say why. ` +
    'Try again; if it stays, check what you asked for and what this user may do there.',
  changed: 'unknown',
};

function unexpected(status: number): Fault['sentence'] {
  return ({ host, call }) =>
    `${host} answered ${call} with status ${status} and no reason that we know as the WebAPI’s. ` +
    'Something in front of it may have answered instead. Give the details to the operator of the site.';
}

function pathOf(call: string): string {
  const prefix = '/crm/api/v1';
  return call === 'ConnectActor' ? `${prefix}/Agents/ErpSync/${call}` : `${prefix}/User/${call}`;
}
