import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildForChild } from '../testing/build-for-child';
import { startPracticeServices, type PracticeServices } from '../testing/practice-services';
import { makeCheckedPlan, makeRows, pickFreePairs, unattended, waitForRun } from './testing/run-bench';

const rows = 120;
let practice: PracticeServices;
beforeEach(async () => {
  practice = await startPracticeServices();
});
afterEach(() => practice.stop());

let childSource: string;
beforeAll(async () => {
  const file = await buildForChild('electron/runs/testing/run-until-killed.ts', 'run-until-killed.mjs');
  childSource = `
    import { runUntilKilled } from ${JSON.stringify(pathToFileURL(file).href)};
    await runUntilKilled(JSON.parse(process.env.ABOUT));
  `;
});

/** Begins the run in a process of its own and kills it, without a chance to tidy up, once the site was written to so often. */
async function killAfter(planId: string, writes: number): Promise<void> {
  const { url, user, password } = practice.site;
  const start = { planId, retryOf: null, expectedRows: rows, settings: { ...unattended, atOnce: 8 } };
  const about = JSON.stringify({ site: { url, user, password }, dataFolder: practice.dataFolder, start });
  const child = spawn(process.execPath, ['--input-type=module', '-e', childSource], {
    env: { ...process.env, ABOUT: about },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const gone = once(child, 'exit');
  await expect.poll(() => practice.site.log.countOf('ConnectActor')).toBeGreaterThanOrEqual(writes);
  child.kill('SIGKILL');
  await gone;
}

describe('a program that is killed in the middle of a run', () => {
  it.each([2, 20, 90])(
    'after %i writes: says where it stands, looks at what nobody knows, and links the rest, each row once',
    async (writes) => {
      const pairs = pickFreePairs(practice.site.store(), rows);
      const planId = await makeCheckedPlan(practice.services, makeRows(pairs));
      practice.addFault({ kind: 'delay', delayMs: 5, match: { path: 'ConnectActor' }, times: 0 });
      await practice.services.stop();
      await killAfter(planId, writes);
      const atKill = practice.site.log.countOf('ConnectActor');
      expect(atKill).toBeLessThan(rows);

      const services = await practice.restart();
      const { handlers } = services;
      const [interrupted] = await handlers['plans.activeRuns'](undefined);
      expect(interrupted).toMatchObject({ status: 'interrupted', planId, total: rows });
      const { runId = '' } = interrupted ?? {};
      expect(Object.values(interrupted?.counts ?? {}).reduce((sum, count) => sum + count, 0)).toBe(rows);
      // Nothing is sent before somebody says so.
      expect(practice.site.log.countOf('ConnectActor')).toBe(atKill);
      await handlers['plans.continueRun']({ runId });
      const ended = await waitForRun(practice, services, runId);
      expect(ended).toMatchObject({ status: 'ended' });
      const times = pairs.map(({ key }) => practice.site.log.countOf('ConnectActor', key));
      expect(times.filter((count) => count > 1)).toEqual([]);
      const linked = pairs.filter(
        ({ id, key }) => practice.site.store().findLinkOfRecord(1, 'Contact', id)?.erpKey === key,
      );
      expect(ended.counts.Skipped).toBe(0);
      // What was begun and had not arrived stays Unknown: it is not there, and nobody sends it by itself.
      expect(ended.counts.Verified).toBe(linked.length);
      expect(ended.counts.Verified + ended.counts.Unknown).toBe(rows);
      expect(linked.length).toBe(times.filter((count) => count === 1).length);
    },
  );
});
