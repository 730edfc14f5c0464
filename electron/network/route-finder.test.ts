import { describe, expect, it } from 'vitest';
import { createManualClock } from '../testing/manual-clock';
import { createRouteFinder } from './route-finder';

const dayMs = 24 * 60 * 60 * 1_000;
const first = { kind: 'http', host: 'a', port: 1 } as const;
const second = { kind: 'http', host: 'b', port: 2 } as const;

function setUp() {
  const clock = createManualClock();
  const asked: string[] = [];
  const finder = createRouteFinder({
    url: 'https://crm.test',
    resolveProxy: async (url) => {
      asked.push(url);
      return 'PROXY a:1; PROXY b:2';
    },
    clock,
  });
  const routes = async () => (await finder.find()).routes;
  return { clock, asked, finder, routes };
}

describe('the route finder', () => {
  it('asks the system once a minute, however often it is asked', async () => {
    const { clock, asked, routes } = setUp();
    for (let count = 0; count < 5; count += 1) await routes();
    await clock.advance(59_000);
    await routes();
    expect(asked).toEqual(['https://crm.test']);
    await clock.advance(1_000);
    await routes();
    expect(asked).toHaveLength(2);
  });

  it('asks again after a failure, and tries the route that failed last for a minute', async () => {
    const { clock, asked, finder, routes } = setUp();
    expect(await routes()).toEqual([first, second]);
    finder.noteFailure(first);
    expect(await routes()).toEqual([second, first]);
    expect(asked).toHaveLength(2);
    await clock.advance(60_000);
    expect(await routes()).toEqual([first, second]);
  });

  it('recalls the best route for a minute without asking, unless one has failed', async () => {
    const { clock, asked, finder, routes } = setUp();
    expect(finder.recall()).toBeNull();
    await routes();
    expect(finder.recall()).toEqual(first);
    await clock.advance(60_000);
    expect(finder.recall()).toBeNull();
    await routes();
    finder.noteFailure(second);
    await routes();
    expect(finder.recall()).toBeNull();
    expect(asked).toHaveLength(3);
  });

  it('forgets a failure as soon as the route works', async () => {
    const { finder, routes } = setUp();
    finder.noteFailure(first);
    finder.noteSuccess(first);
    expect(await routes()).toEqual([first, second]);
  });

  it.each([-dayMs, dayMs])('F33 does not mind a clock that is set by %i ms', async (skewMs) => {
    const { clock, asked, routes } = setUp();
    await routes();
    clock.setWall(clock.wallMs() + skewMs);
    await routes();
    expect(asked).toHaveLength(1);
  });

  it.each(['http://127.0.0.1:4477', 'http://localhost:80', 'https://[::1]:443'])(
    'goes straight to %s without asking',
    async (url) => {
      const finder = createRouteFinder({
        url,
        resolveProxy: () => Promise.reject(new Error('asked')),
        clock: createManualClock(),
      });
      expect((await finder.find()).routes).toEqual([{ kind: 'direct' }]);
    },
  );
});
