import { expect, test } from '../fixtures';
import type { Fault } from '../practice';
import { listBrokenAnswers } from './broken-answers';
import { linkOnce } from './link-once';
import { findFreePairs, findLies, readTruth, startSoakSite, tellFigures, useSoakSite } from './soak-site';

const answers = listBrokenAnswers('ConnectActor');
const faults = Array.from({ length: 200 }, (_none, index): Fault | undefined => {
  // A few that never answer: each of them takes its whole time-out.
  const isSilent = index % 100 === 99;
  return isSilent ? { kind: 'never', match: { path: 'ConnectActor' } } : answers[index % answers.length];
}).filter((fault) => fault !== undefined);

/** In two halves, each with a program and a site of its own. */
for (const half of [0, 1]) {
  test(`every broken answer to a write is told as what it is, and none is sent twice (half ${half + 1})`, async ({
    program,
  }) => {
    const site = await startSoakSite();
    const { page } = program;
    await useSoakSite(page, site.address);
    const own = faults.slice(half * 100, half * 100 + 100);
    const pairs = await findFreePairs(site, own.length);
    expect(pairs).toHaveLength(own.length);
    const states: Record<string, number> = {};
    const lies: string[] = [];
    for (const [index, fault] of own.entries()) {
      const pair = pairs[index];
      if (!pair) break;
      const told = await linkOnce({ page, site }, pair, { ...fault, times: 1 });
      expect.soft(told.words, `the window says ${told.state}`).toContain(told.state);
      states[told.state] = (states[told.state] ?? 0) + 1;
      const found = findLies(told, await readTruth(site, pair));
      lies.push(...found.map((lie) => `${JSON.stringify(fault)}: ${lie}: ${told.state}: ${told.words}`));
    }
    tellFigures({ part: 'write-faults', half: half + 1, faults: own.length, states, lies: lies.length });
    expect(lies).toEqual([]);
    await site.stop();
  });
}
