import { describe, expect, it } from 'vitest';
import { createManualClock } from './testing/manual-clock';
import { createWayFinder } from './way-finder';

const dayMs = 24 * 60 * 60 * 1_000;
const first = { kind: 'http', host: 'a', port: 1 } as const;
const second = { kind: 'http', host: 'b', port: 2 } as const;

function setUp() {
  const clock = createManualClock();
  const asked: string[] = [];
  const finder = createWayFinder({
    url: 'https://crm.test',
    resolveProxy: async (url) => {
      asked.push(url);
      return 'PROXY a:1; PROXY b:2';
    },
    clock,
  });
  const ways = async () => (await finder.find()).ways;
  return { clock, asked, finder, ways };
}

describe('the way finder', () => {
  it('asks the system once a minute, however often it is asked', async () => {
    const { clock, asked, ways } = setUp();
    for (let count = 0; count < 5; count += 1) await ways();
    await clock.advance(59_000);
    await ways();
    expect(asked).toEqual(['https://crm.test']);
    await clock.advance(1_000);
    await ways();
    expect(asked).toHaveLength(2);
  });

  it('asks again after a failure, and tries the way that failed last for a minute', async () => {
    const { clock, asked, finder, ways } = setUp();
    expect(await ways()).toEqual([first, second]);
    finder.noteFailure(first);
    expect(await ways()).toEqual([second, first]);
    expect(asked).toHaveLength(2);
    await clock.advance(60_000);
    expect(await ways()).toEqual([first, second]);
  });

  it('forgets a failure as soon as the way works', async () => {
    const { finder, ways } = setUp();
    finder.noteFailure(first);
    finder.noteSuccess(first);
    expect(await ways()).toEqual([first, second]);
  });

  it.each([-dayMs, dayMs])('F33 does not mind a clock that is set by %i ms', async (skewMs) => {
    const { clock, asked, ways } = setUp();
    await ways();
    clock.setWall(clock.wallMs() + skewMs);
    await ways();
    expect(asked).toHaveLength(1);
  });

  it.each(['http://127.0.0.1:4477', 'http://localhost:80', 'https://[::1]:443'])(
    'goes straight to %s without asking',
    async (url) => {
      const finder = createWayFinder({
        url,
        resolveProxy: () => Promise.reject(new Error('asked')),
        clock: createManualClock(),
      });
      expect((await finder.find()).ways).toEqual([{ kind: 'direct' }]);
    },
  );
});
