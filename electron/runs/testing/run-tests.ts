import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import type { Run, RunSettings } from '../../../shared/link-plan/run';
import type { Handlers } from '../../ipc/handlers/handlers';
import type { ServiceDeps, Services } from '../../services';
import { startPracticeServices, type PracticeServices } from '../../testing/practice-services';
import { createTestDesktop } from '../../testing/test-desktop';
import { makeCheckedPlan, makeRows, pickFreePairs, unattended, waitForRun } from './run-bench';

type Pair = ReturnType<typeof pickFreePairs>[number];

/** What the tests of runs do with the practice site and the services of the test that is running. */
export interface RunTests {
  readonly practice: PracticeServices;
  readonly handlers: Handlers;
  /** New services on the same data, as after a restart; `handlers` are theirs from then on. */
  restart: (changes: Partial<ServiceDeps>) => Promise<Services>;
  /** A checked plan of so many companies and customers that nobody has linked. */
  prepare: (count: number, siteId?: string) => Promise<{ pairs: Pair[]; planId: string }>;
  start: (planId: string, expectedRows: number, settings?: Partial<RunSettings>) => Promise<Run>;
  /** Starts a run and waits until it stands still. */
  run: (planId: string, count: number, settings?: Partial<RunSettings>) => Promise<Run>;
  goOn: (run: Run) => Promise<Run>;
  /** Sends once more what came to nothing of a plan, so many rows, and waits until that stands still. */
  retry: (run: Run, expectedRows: number) => Promise<Run>;
  /** The newest run of a plan. */
  newestOf: (planId: string) => Promise<Run | undefined>;
  waitFor: (runId: string) => Promise<Run>;
  /** By the site's own log: how often each key was sent. */
  timesSent: (pairs: readonly Pair[]) => number[];
  /** The site answers each `ConnectActor` with a status. */
  refuse: (about: object) => void;
  /** The report of a run, as it was saved. */
  saveReport: (runId: string) => Promise<string>;
}

/** To be called at the top of a test file: each of its tests has a practice site and services of its own. */
export function prepareRunTests(): RunTests {
  let practice: PracticeServices;
  let services: Services;
  beforeEach(async () => {
    practice = await startPracticeServices();
    services = practice.services;
  });
  afterEach(() => practice.stop());
  const tests: RunTests = {
    get practice() {
      return practice;
    },
    get handlers() {
      return services.handlers;
    },
    restart: async (changes) => {
      services = await practice.restart(changes);
      return services;
    },
    prepare: async (count, siteId = 'practice') => {
      const pairs = pickFreePairs(practice.site.store(), count);
      return { pairs, planId: await makeCheckedPlan(services, makeRows(pairs), siteId) };
    },
    start: (planId, expectedRows, settings = {}) =>
      tests.handlers['plans.startRun']({
        planId,
        expectedRows,
        retryOf: null,
        settings: { ...unattended, ...settings },
      }),
    run: async (planId, count, settings = {}) => {
      const { runId } = await tests.start(planId, count, settings);
      return tests.waitFor(runId);
    },
    goOn: async ({ runId }) => {
      await tests.handlers['plans.continueRun']({ runId });
      return tests.waitFor(runId);
    },
    retry: async ({ planId, runId: retryOf }, expectedRows) => {
      const again = { planId, retryOf, expectedRows, settings: unattended };
      const { runId } = await tests.handlers['plans.startRun'](again);
      return tests.waitFor(runId);
    },
    newestOf: async (planId) => (await tests.handlers['plans.listRuns']({ planId }))[0],
    waitFor: (runId) => waitForRun(practice, services, runId),
    timesSent: (pairs) => pairs.map(({ key }) => practice.site.log.countOf('ConnectActor', key)),
    refuse: (about) =>
      practice.addFault({ kind: 'status', match: { path: 'ConnectActor' }, times: 0, ...about }),
    saveReport: async (runId) => {
      const folder = mkdtempSync(path.join(tmpdir(), 'actorlink-'));
      const file = path.join(folder, 'report.html');
      await tests.restart({ desktop: createTestDesktop({ chooseFileToSave: async () => file }) });
      await tests.handlers['plans.saveReport']({ runId });
      const html = readFileSync(file, 'utf8');
      rmSync(folder, { recursive: true });
      return html;
    },
  };
  return tests;
}

/** What `timesSent` says where each was sent once. */
export function once(pairs: readonly unknown[]): number[] {
  return pairs.map(() => 1);
}
