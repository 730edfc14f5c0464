import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { orkdalByHand } from '../testing/practice-services';
import { connectToPractice } from '../writes/testing/write-bench';
import type { SiteConnection } from '../sites/site-connection';
import { toLinkRequest } from '../writes/kinds/link';

let asked: string[];
let elsewhere: Server;
let origin: Server;
let site: SiteConnection;
let answer: { status: number; location: string | null };

const listen = async (name: string, status: () => typeof answer) => {
  const server = createServer((request, response) => {
    asked.push(`${name} ${request.method}`);
    const { status: code, location } = status();
    request.resume();
    response.writeHead(code, location === null ? {} : { location }).end();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
};
let otherUrl: string;
let ownUrl: string;
beforeEach(async () => {
  asked = [];
  ({ server: elsewhere, url: otherUrl } = await listen('other', () => ({ status: 200, location: null })));
  ({ server: origin, url: ownUrl } = await listen('site', () => answer));
  site = connectToPractice({ url: ownUrl, user: 'anna', password: 'password-of-anna' });
});
afterEach(() => {
  site.close();
  for (const server of [elsewhere, origin]) {
    server.closeAllConnections();
    server.close();
  }
});

const cases = [301, 302, 303, 307, 308].flatMap((status) =>
  (['another site', 'the site itself', 'nowhere'] as const).map((to) => [status, to] as const),
);

describe('a redirect', () => {
  it.each(cases)('with %i to %s leads nowhere: one request, be it a read or a write', async (status, to) => {
    const location = {
      'another site': `${otherUrl}/api/v1/x`,
      'the site itself': `${ownUrl}/x`,
      nowhere: null,
    };
    answer = { status, location: location[to] };
    await expect(site.erpSync.getAllConnections()).rejects.toMatchObject({
      code: 'redirected',
      changed: 'nothing',
    });
    expect(asked).toHaveLength(1);
    asked = [];
    const { record, actor, values } = orkdalByHand;
    await expect(site.erpSync.connectActor(toLinkRequest(record, actor, values), {})).rejects.toMatchObject({
      code: 'redirected',
      changed: 'unknown',
    });
    expect(asked).toEqual(['site POST']);
  });
});
