import { expect, it } from 'vitest';
import type { Site } from '../../shared/site';
import { defaultNetwork, defaultRequests } from '../../shared/site-defaults';
import { createBasicCredential } from '../sign-in/basic-credential';
import type { ConnectionTarget } from './site-connection';
import { createConnectionKeeper, type ConnectionKeeperOptions } from './connection-keeper';

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
  const keeper = createConnectionKeeper(options as unknown as ConnectionKeeperOptions);
  return { keeper, lanes, open: () => open };
}

it('gives a person and a run each a connection of their own to a site, and keeps both', async () => {
  const { keeper, lanes } = setUp();
  const ofPerson = await keeper.ofSite('acme');
  const ofRun = await keeper.ofSite('acme', 'run');
  expect(ofRun).not.toBe(ofPerson);
  expect(await keeper.ofSite('acme', 'person')).toBe(ofPerson);
  expect(await keeper.ofSite('acme', 'run')).toBe(ofRun);
  expect(lanes).toEqual(['person', 'run']);
});

it('gives each run that wants one a connection of its own, with its own wish', async () => {
  const { keeper, lanes, open } = setUp();
  const [first, second] = [
    await keeper.ofRun('acme', { perSecond: 2, atOnce: null }),
    await keeper.ofRun('acme', { perSecond: null, atOnce: null }),
  ];
  expect(first).not.toBe(second);
  expect(lanes).toEqual(['run', 'run']);
  // Whoever asked for it closes it.
  keeper.forget('acme');
  expect(open()).toBe(2);
});

it('lets both go when the site is changed', async () => {
  const { keeper, open } = setUp();
  await keeper.ofSite('acme');
  await keeper.ofSite('acme', 'run');
  expect(open()).toBe(2);
  keeper.forget('acme');
  await Promise.resolve();
  expect(open()).toBe(0);
  await keeper.ofSite('acme', 'run');
  expect(open()).toBe(1);
});
