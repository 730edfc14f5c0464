import { expect, test } from '../fixtures';
import type { Fault } from '../practice';
import { listBrokenAnswers } from './broken-answers';
import { linkOnce } from './link-once';
import { findFreePairs, findLies, readTruth, startSoakSite, tellFigures, useSoakSite } from './soak-site';

/** Where the program reads: before a link what is there, after it what has become of it. */
const places = ['/Agents/ErpSync/Get', '/Agents/Archive/', '/api/v1/'];
const readFaults = listBrokenAnswers('').filter(({ afterWork }) => afterWork !== true);
const faults = Array.from({ length: 100 }, (_none, index): Fault | undefined => {
  const fault = readFaults[index % readFaults.length];
  const path = places[index % places.length] ?? '';
  // Of all reads, those that are no write.
  return fault && { ...fault, match: path === '/api/v1/' ? { path, method: 'GET' } : { path } };
}).filter((fault) => fault !== undefined);

for (const half of [0, 1]) {
  test(`every broken answer to a read leaves a link as true as before (half ${half + 1})`, async ({
    program,
  }) => {
    const site = await startSoakSite();
    const { page } = program;
    const siteId = await useSoakSite(page, site.address);
    const own = faults.slice(half * 50, half * 50 + 50);
    const pairs = await findFreePairs(site, own.length);
    const states: Record<string, number> = {};
    const lies: string[] = [];
    for (const [index, fault] of own.entries()) {
      const pair = pairs[index];
      if (!pair) throw new Error('There are too few pairs.');
      const told = await linkOnce({ page, site }, pair, { ...fault, times: 0 });
      states[told.state] = (states[told.state] ?? 0) + 1;
      const found = findLies(told, await readTruth(site, pair));
      lies.push(...found.map((lie) => `${JSON.stringify(fault)}: ${lie}: ${told.state}: ${told.words}`));
    }
    // What only reads, by the same faults: an answer in words, never a bug, and nothing is sent.
    const before = (await site.submits()).length;
    const bugs: string[] = [];
    for (const fault of own) {
      await site.setFaults([{ ...fault, times: 0 }]);
      const answers = await page.evaluate(async (id) => {
        const { links, sites } = window.actorlink;
        return JSON.stringify([
          await links.listConnections({ siteId: id }),
          await sites.probe({ siteId: id, again: true }),
        ]);
      }, siteId);
      if (answers.includes('"code":"bug"')) bugs.push(`${JSON.stringify(fault)}: ${answers.slice(0, 500)}`);
      await site.clearFaults();
    }
    tellFigures({
      part: 'read-faults',
      half: half + 1,
      faults: own.length,
      states,
      lies: lies.length,
      bugs: bugs.length,
    });
    expect(lies).toEqual([]);
    expect(bugs).toEqual([]);
    expect((await site.submits()).length).toBe(before);
    await site.stop();
  });
}
