import { expect, it } from 'vitest';
import type { Site } from '../../shared/site';
import { defaultNetwork, defaultRequests } from '../../shared/site-defaults';
import { createBasicCredential } from '../sign-in/basic-credential';
import type { ConnectionTarget } from './site-connection';
import { createKeptConnections, type KeptConnectionsOptions } from './kept-connections';

const site: Site = {
  id: 'acme',
  name: 'Acme',
  address: 'https://crm.example.com/',
  environment: 'test',
  allowHttp: false,
  customer: '',
  signIn: { scheme: 'basic', userName: 'kari', askEachTime: false },
  requests: defaultRequests,
  network: defaultNetwork,
  lastUsedAt: null,
};

function setUp() {
  const lanes: (string | undefined)[] = [];
  let open = 0;
  const options = {
    list: { find: () => site },
    credentials: {
      ofSite: async () =>
        createBasicCredential({ userName: 'kari', readPassword: () => Promise.resolve('hemmelig') }),
    },
    openFactory: async () => ({
      connect: ({ lane }: ConnectionTarget) => {
        lanes.push(lane);
        open += 1;
        return { close: () => (open -= 1) };
      },
    }),
  };
  const kept = createKeptConnections(options as unknown as KeptConnectionsOptions);
  return { kept, lanes, open: () => open };
}

it('gives a person and a run each a connection of their own to a site, and keeps both', async () => {
  const { kept, lanes } = setUp();
  const ofPerson = await kept.ofSite('acme');
  const ofRun = await kept.ofSite('acme', 'run');
  expect(ofRun).not.toBe(ofPerson);
  expect(await kept.ofSite('acme', 'person')).toBe(ofPerson);
  expect(await kept.ofSite('acme', 'run')).toBe(ofRun);
  expect(lanes).toEqual(['person', 'run']);
});

it('gives each run that wants one a connection of its own, with its own wish', async () => {
  const { kept, lanes, open } = setUp();
  const [first, second] = [
    await kept.ofRun('acme', { perSecond: 2, atOnce: null }),
    await kept.ofRun('acme', { perSecond: null, atOnce: null }),
  ];
  expect(first).not.toBe(second);
  expect(lanes).toEqual(['run', 'run']);
  // Whoever asked for it closes it.
  kept.forget('acme');
  expect(open()).toBe(2);
});

it('lets both go when the site is changed', async () => {
  const { kept, open } = setUp();
  await kept.ofSite('acme');
  await kept.ofSite('acme', 'run');
  expect(open()).toBe(2);
  kept.forget('acme');
  await Promise.resolve();
  expect(open()).toBe(0);
  await kept.ofSite('acme', 'run');
  expect(open()).toBe(1);
});
