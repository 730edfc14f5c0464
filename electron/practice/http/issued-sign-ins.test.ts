import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startPracticeSite, type PracticeSite } from '../practice-site';

let site: PracticeSite;
let now: Date;
beforeEach(async () => {
  now = new Date('2026-05-01T12:00:00Z');
  site = await startPracticeSite({ companies: 20, now: () => now });
});
afterEach(() => site.stop());

const hourMs = 3_600_000;
const passTime = (milliseconds: number): void => {
  now = new Date(now.getTime() + milliseconds);
};

// Node's own client: fetch sends a request again when it is answered 421.
const statusWith = (headers: Record<string, string>): Promise<number> =>
  new Promise((resolve, reject) => {
    const sent = request(`${site.url}api/v1/User/currentPrincipal`, { headers, agent: false }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0));
    });
    sent.on('error', reject).end();
  });

const basic = (): Record<string, string> => ({
  Authorization: `Basic ${Buffer.from(`${site.user}:${site.password}`).toString('base64')}`,
});

describe('a ticket', () => {
  test.each(['SOTicket', 'SoTicket', 'SOTICKET'])('signs in, spelled %s', async (spelling) => {
    const { ticket = '' } = site.signIns.issue({ scheme: 'soticket' });
    expect(await statusWith({ Authorization: `${spelling} ${ticket}` })).toBe(200);
    expect(await statusWith({ Authorization: `${spelling} ${ticket}x` })).toBe(401);
    expect(await statusWith({ Authorization: `Bearer ${ticket}` })).toBe(401);
  });

  test('of an app needs its app token', async () => {
    const { ticket = '', appToken = '' } = site.signIns.issue({ scheme: 'soticket', withAppToken: true });
    const Authorization = `SOTicket ${ticket}`;
    expect(await statusWith({ Authorization })).toBe(401);
    expect(await statusWith({ Authorization, 'SO-AppToken': 'another' })).toBe(401);
    expect(await statusWith({ Authorization, 'SO-AppToken': appToken })).toBe(200);
  });

  test('lives six hours from its last use', async () => {
    const { ticket = '' } = site.signIns.issue({ scheme: 'soticket' });
    const headers = { Authorization: `SOTicket ${ticket}` };
    passTime(5 * hourMs);
    expect(await statusWith(headers)).toBe(200);
    passTime(5 * hourMs);
    expect(await statusWith(headers)).toBe(200);
    passTime(6 * hourMs);
    expect(await statusWith(headers)).toBe(401);
  });
});

describe('a bearer token', () => {
  test('signs in for an hour', async () => {
    const { token = '' } = site.signIns.issue({ scheme: 'bearer' });
    expect(token).toMatch(/^8A:/);
    expect(await statusWith({ Authorization: `Bearer ${token}` })).toBe(200);
    passTime(hourMs);
    expect(await statusWith({ Authorization: `Bearer ${token}` })).toBe(401);
  });

  test('may come from elsewhere', async () => {
    site.signIns.issue({ scheme: 'bearer', token: 'from-a-provider', validForSeconds: 60 });
    expect(await statusWith({ Authorization: 'Bearer from-a-provider' })).toBe(200);
  });

  test('is worth nothing once it was revoked', async () => {
    const { token = '' } = site.signIns.issue({ scheme: 'bearer' });
    site.signIns.revokeAll();
    expect(await statusWith({ Authorization: `Bearer ${token}` })).toBe(401);
  });
});

describe('a session', () => {
  test('signs in with its cookie and X-XSRF-TOKEN together', async () => {
    const { cookie = '', xsrfToken = '' } = site.signIns.issue({ scheme: 'session' });
    expect(await statusWith({ Cookie: cookie, 'X-XSRF-TOKEN': xsrfToken })).toBe(200);
    expect(await statusWith({ Cookie: cookie })).toBe(401);
    expect(await statusWith({ Cookie: cookie, 'X-XSRF-TOKEN': 'another' })).toBe(401);
    expect(await statusWith({ 'X-XSRF-TOKEN': xsrfToken })).toBe(401);
    const wrong = { Cookie: cookie, 'X-XSRF-TOKEN': xsrfToken, Authorization: 'Bearer wrong' };
    expect(await statusWith(wrong)).toBe(401);
  });
});

const order = async (body: unknown, headers = basic()): Promise<Response> =>
  fetch(`${site.url}practice/sign-ins`, {
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });

describe('the controls', () => {
  test('hand out a sign-in to those who are signed in', async () => {
    expect((await order({ scheme: 'soticket' }, {})).status).toBe(401);
    const answer = await order({ scheme: 'soticket', withAppToken: true });
    expect(answer.status).toBe(201);
    const { ticket, appToken } = (await answer.json()) as { ticket: string; appToken: string };
    expect(await statusWith({ Authorization: `SOTicket ${ticket}`, 'SO-AppToken': appToken })).toBe(200);
  });

  test('accept a token that a provider issued, and take everything back', async () => {
    await order({ scheme: 'bearer', token: '8A:Cust12345.abc', validForSeconds: 3_600 });
    expect(await statusWith({ Authorization: 'Bearer 8A:Cust12345.abc' })).toBe(200);
    const revoked = await fetch(`${site.url}practice/sign-ins`, { method: 'DELETE', headers: basic() });
    expect(revoked.status).toBe(204);
    expect(await statusWith({ Authorization: 'Bearer 8A:Cust12345.abc' })).toBe(401);
  });

  test.each([
    { scheme: 'negotiate' },
    { scheme: 'bearer', token: 'two words' },
    { scheme: 'session', extra: 1 },
    null,
  ])('refuse %j', async (body) => {
    expect((await order(body)).status).toBe(400);
  });
});

test.each([
  [421, 'Wrong subdomain used to access tenant'],
  [401, 'Authorization has been denied for this request.'],
  [403, 'You do not have access to this agent.'],
])('answers %i when it is asked to, whatever the sign-in', async (status, message) => {
  const { token = '' } = site.signIns.issue({ scheme: 'bearer' });
  const fault = { kind: 'status', status, body: JSON.stringify({ Message: message }) };
  await fetch(`${site.url}practice/faults`, {
    method: 'POST',
    headers: { ...basic(), 'Content-Type': 'application/json' },
    body: JSON.stringify(fault),
  });
  expect(await statusWith({ Authorization: `Bearer ${token}` })).toBe(status);
  expect(await statusWith({ Authorization: `Bearer ${token}` })).toBe(200);
});

test('the log says which scheme was used and whether it was right, and keeps no secret', async () => {
  const { ticket = '', appToken = '' } = site.signIns.issue({ scheme: 'soticket', withAppToken: true });
  const { cookie = '', xsrfToken = '' } = site.signIns.issue({ scheme: 'session' });
  await statusWith({ Authorization: `SOTicket ${ticket}`, 'SO-AppToken': appToken });
  await statusWith({ Cookie: cookie, 'X-XSRF-TOKEN': xsrfToken });
  const [first] = site.log.list();
  expect(first?.headers['authorization']).toBe('SOTicket (right)');
  const kept = JSON.stringify(site.log.list());
  for (const secret of [ticket, appToken, cookie, xsrfToken]) expect(kept).not.toContain(secret);
});
