import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { LinkPage } from '../pages/link-page';
import type { ExternalPractice, Fault } from '../practice';
import { listBrokenAnswers } from './broken-answers';
import {
  findFreePairs,
  findLies,
  readTruth,
  startSoakSite,
  tellFigures,
  useSoakSite,
  type FreePair,
} from './soak-site';

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
      const told = await linkOnce({ page, site }, pair, fault);
      states[told.state] = (states[told.state] ?? 0) + 1;
      const found = findLies(told, await readTruth(site, pair));
      lies.push(...found.map((lie) => `${JSON.stringify(fault)}: ${lie}: ${told.state}: ${told.words}`));
    }
    tellFigures({ part: 'write-faults', half: half + 1, faults: own.length, states, lies: lies.length });
    expect(lies).toEqual([]);
    await site.stop();
  });
}

/** One press of *Link* that meets the fault; what the window and the activity say in the end. */
async function linkOnce(
  { page, site }: { page: Page; site: ExternalPractice },
  { recordId, erpKey }: FreePair,
  fault: Fault,
): Promise<{ state: string; words: string }> {
  const link = new LinkPage(page);
  await link.enterByHand({ connection: '1', record: String(recordId), key: erpKey }, []);
  await site.setFaults([{ ...fault, times: 1 }]);
  await link.submit();
  const onward = page.getByRole('button', { name: /^(Edit again|Link another)$/ });
  await onward.first().waitFor();
  const words = `${await link.status.innerText()}\n${await link.bar.innerText()}`;
  await site.clearFaults();
  const state = await page.evaluate(async () => {
    const list = await window.actorlink.activity.list({ text: '', states: [], page: 0 });
    const first = list.ok ? list.data.items[0] : undefined;
    return first && 'state' in first ? String(first.state) : 'none';
  });
  expect.soft(words, `the window says ${state}`).toContain(state);
  await onward.last().click();
  return { state, words };
}
