import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import type { Run } from '../../shared/link-plan/run';
import { startCommand } from '../command';
import { expect, skipWithoutKeychain, test } from '../fixtures';
import { startPractice, type ExternalPractice } from '../practice';
import { sitePassword, siteUser, tellFigures, useSoakSite } from './soak-site';

const rows = 3_000;
const kills = 50;
/** From its first word on, or from where it sends: in the check, in the look at what is not known, in the sending. */
const longestMs = 2_000;
const passwordStore = 'gnome-libsecret' as const;

let site: ExternalPractice;
test.beforeEach(async () => {
  const size = ['--companies', '6000', '--customers', '6000', '--links', '5'];
  site = await startPractice(siteUser, sitePassword, '0', size);
});
test.afterEach(() => site.stop());

test('a run that is killed fifty times sends each row once, and none is lost', async ({
  launch,
  dataFolder,
}) => {
  skipWithoutKeychain();
  const keys = Array.from({ length: rows }, (_none, index) => String(11_000 + index));
  const sheet = path.join(dataFolder, 'Kunder.csv');
  // Any company to any customer: somebody has approved them.
  const lines = keys.map((key, index) => `${key};${1_000 + index};approve`);
  await writeFile(sheet, ['ERP key;Contact ID;Decision', ...lines, ''].join('\n'));
  const before = await launch({ passwordStore });
  await useSoakSite(before.page, site.address);
  await before.close();

  // However fast this machine is, the run has to be there for the last kill too.
  await site.setFaults([{ kind: 'delay', delayMs: 300, match: { path: 'ConnectActor' }, times: 0 }]);
  const words = ['run', sheet, '--site', 'Soak', '--connection', 'Fjord Accounting', '--at-once', '16'];
  let whileSending = 0;
  for (let at = 0; at < kills; at += 1) {
    const command = startCommand(words, { dataFolder, passwordStore });
    await command.saysMore();
    const isSending = () => command.told.some((line) => line.includes('Sending'));
    const isReady = at % 3 === 0 ? () => true : () => isSending() || command.hasEnded();
    while (!isReady()) await command.saysMore();
    const sentBefore = await site.countOf('ConnectActor');
    await wait(Math.random() * longestMs);
    await command.kill();
    if ((await site.countOf('ConnectActor')) > sentBefore) whileSending += 1;
    if ((await command.ended) !== null) throw new Error(`It ended by itself: ${command.told.join('\n')}`);
  }

  await site.clearFaults();
  // Then a person goes on, looks once the silence may be taken for an answer, and tries again what is not there.
  const { page } = await launch({ passwordStore });
  const interrupted = await readRun(page);
  const ended = await goOn(page, interrupted.runId);
  await expect.poll(() => lookAgain(page, ended.runId)).toBe(ended.counts.Unknown + ended.counts.Nothing);
  const unknown = await readRun(page, ended.planId);
  const last = unknown.retryable > 0 ? await retry(page, unknown) : null;

  const linked = new Map(
    ((await site.state({ connectionId: 1 })) as { links: { recordId: number; erpKey: string }[] }).links.map(
      ({ recordId, erpKey }) => [erpKey, recordId],
    ),
  );
  const times = await Promise.all(keys.map((key) => site.countOf('ConnectActor', key)));
  const problems = [
    ...keys.filter((_key, index) => times[index] !== 1).map((key) => `not once: ${key}`),
    ...keys.filter((key, index) => linked.get(key) !== 1_000 + index).map((key) => `not linked: ${key}`),
  ];
  tellFigures({
    part: 'runs',
    rows,
    kills,
    whileSending,
    verified: unknown.counts.Verified,
    neverArrived: unknown.retryable,
    triedAgain: last?.counts.Verified ?? 0,
    double: times.filter((count) => count > 1).length,
    lost: times.filter((count) => count === 0).length,
    problems: problems.length,
  });
  expect(problems).toEqual([]);
  expect(unknown.counts.Verified + (last?.counts.Verified ?? 0)).toBe(rows);
  // A soak whose kills met nothing has shown nothing.
  expect(whileSending).toBeGreaterThan(kills / 4);
});

/** The run of the plan: the one that has not ended, or the newest. */
function readRun(page: Page, planId?: string): Promise<Run> {
  return page.evaluate(async (ofPlan) => {
    const { plans } = window.actorlink;
    const listed = ofPlan === undefined ? await plans.activeRuns() : await plans.listRuns({ planId: ofPlan });
    const [run] = listed.ok ? listed.data : [];
    if (!run) throw new Error('There is no run.');
    return run;
  }, planId);
}

async function goOn(page: Page, runId: string): Promise<Run> {
  const run = await page.evaluate(async (id) => {
    const answer = await window.actorlink.plans.continueRun({ runId: id });
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.data;
  }, runId);
  return waitForEnd(page, run.planId);
}

async function retry(page: Page, { planId, runId, retryable, settings }: Run): Promise<Run> {
  await page.evaluate(
    async (input) => {
      const answer = await window.actorlink.plans.startRun(input);
      if (!answer.ok) throw new Error(answer.error.code);
    },
    { planId, retryOf: runId, expectedRows: retryable, settings },
  );
  return waitForEnd(page, planId);
}

async function waitForEnd(page: Page, planId: string): Promise<Run> {
  await expect.poll(async () => (await readRun(page, planId)).status, { timeout: 600_000 }).toBe('ended');
  return readRun(page, planId);
}

/** Looks at each row of the run that is not known; how many of them are known not to be there. */
function lookAgain(page: Page, runId: string): Promise<number> {
  return page.evaluate(async (id) => {
    const answer = await window.actorlink.plans.lookAgain({ runId: id });
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.data.retryable;
  }, runId);
}
