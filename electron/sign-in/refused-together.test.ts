import { afterEach, describe, expect, it } from 'vitest';
import { toApiAddress } from '../superoffice/api-address';
import { openStraight } from '../superoffice/kept-connections';
import { createSiteClient, defaultTimeouts } from '../superoffice/site-client';
import { createWire } from '../superoffice/wire';
import { createCredentialAdapter } from './credential-adapter';
import { createOnlineCredential } from './online-credential';
import { openOnlineRehearsal, type OnlineRehearsal } from './testing/online-rehearsal';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

/** Signed in to Online, with an access token that the site no longer takes. */
async function openExpired({ forEver = false } = {}) {
  const online = await openOnlineRehearsal({
    provider: {
      onAccessToken: async () => {
        // By the time it is given out, the site no longer takes this one either.
        if (forEver) online.provider.records.expire('AccessToken');
      },
    },
  });
  closers.push(online.close);
  await online.session.signIn();
  online.provider.records.expire('AccessToken');
  online.passTime(60_000);
  const client = createSiteClient({
    address: toApiAddress(online.provider.apiAddress()),
    allowHttp: true,
    language: 'en',
    appVersion: 'test',
    timeouts: defaultTimeouts,
    adapter: createCredentialAdapter({
      credential: createOnlineCredential(online.session),
      send: createWire(openStraight).send,
    }),
  });
  closers.push(client.close);
  return { online, client };
}

const renewals = ({ provider }: OnlineRehearsal) =>
  provider.requests.filter((line) => line.endsWith('refresh_token')).length;
const sixteen = Array.from({ length: 16 }, (_item, index) => index);

describe('sixteen reads that a site refuses together', () => {
  it('F7 cost one renewal; each is sent once more and gets its own answer', async () => {
    const { online, client } = await openExpired();
    const answers = await Promise.all(
      sixteen.map((index) => client.axios.get(`v1/User/currentPrincipal?n=${index}`)),
    );
    expect(answers.map(({ status, config }) => `${status} ${config.url}`)).toEqual(
      sixteen.map((index) => `200 v1/User/currentPrincipal?n=${index}`),
    );
    expect(renewals(online)).toBe(1);
    expect(online.provider.statuses.filter((status) => status === 401)).toHaveLength(16);
    expect(online.provider.statuses.filter((status) => status === 200)).toHaveLength(16);
  });

  it('F8 are given up after that one renewal where the site refuses for ever', async () => {
    const { online, client } = await openExpired({ forEver: true });
    const outcomes = await Promise.allSettled(
      sixteen.map(() => client.axios.get('v1/User/currentPrincipal')),
    );
    const codes = outcomes.map((outcome) => outcome.status === 'rejected' && outcome.reason.code);
    expect(new Set(codes)).toEqual(new Set(['unauthorized']));
    expect(renewals(online)).toBe(1);
    expect(online.provider.statuses).toHaveLength(32);
  });
});
