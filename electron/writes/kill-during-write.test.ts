import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { remediesOf, standingOf, type Standing } from '../../shared/journal/standing';
import type { Write } from '../../shared/write/write';
import { buildForChild } from '../testing/build-for-child';
import { createShiftedClock } from '../testing/shifted-clock';
import { orkdalByHand, startPracticeServices, type PracticeServices } from '../testing/practice-services';
import { refusing } from '../testing/site-refusal';

let practice: PracticeServices;
beforeEach(async () => {
  practice = await startPracticeServices();
});
afterEach(() => practice.stop());

let childSource: string;
beforeAll(async () => {
  const file = await buildForChild('electron/writes/testing/run-and-wait.ts', 'run-and-wait.mjs');
  childSource = `
    import { runAndWait } from ${JSON.stringify(pathToFileURL(file).href)};
    await runAndWait(JSON.parse(process.env.ABOUT));
  `;
});

/** Starts the runner in a process of its own and kills it, without a chance to tidy up, when the site was asked `call` for the nth time. */
async function killDuring(write: Write, call: string, times = 1): Promise<void> {
  const { url, user, password } = practice.site;
  const about = JSON.stringify({ url, user, password, dataFolder: practice.dataFolder, write });
  const child = spawn(process.execPath, ['--input-type=module', '-e', childSource], {
    env: { ...process.env, ABOUT: about },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const gone = once(child, 'exit');
  await expect.poll(() => practice.countCalls(call)).toBe(times);
  child.kill('SIGKILL');
  await gone;
}

const silent = (call: string, afterWork: boolean) =>
  practice.addFault({ kind: 'never', match: { path: call }, afterWork });
const listEntries = async () => {
  const { handlers } = await practice.restart();
  const { items, counts } = await handlers['activity.list']({ text: '', states: [], page: 0 });
  const entry = items[0] && (await handlers['activity.get']({ activityId: items[0].id }));
  return { handlers, items, counts, entry };
};

describe('a program that is killed while a link is being sent', () => {
  it.each([
    ['did the work', true, 'Verified'],
    ['did not', false, 'Unknown'],
  ])(
    'shows the entry as unknown at the next start, and finds out that the site %s',
    async (_what, afterWork, found) => {
      silent('ConnectActor', afterWork);
      await killDuring(orkdalByHand, 'ConnectActor');
      const { handlers, items, counts, entry } = await listEntries();

      expect(items).toMatchObject([{ kind: 'link', state: 'Unknown', record: { name: 'Orkdal AS' } }]);
      expect(counts).toMatchObject({ Unknown: 1, Sending: 0 });
      const { notices } = await handlers['app.info'](undefined);
      expect(notices).toMatchObject([{ kind: 'unfinished-submits', params: { count: 1 } }]);
      expect(entry).toMatchObject({
        state: 'Unknown',
        answeredAt: null,
        write: orkdalByHand,
        calls: [{ call: 'ConnectActor', ended: null }],
        before: { EMAIL: { crm: 'post@orkdal.example', erp: 'faktura@orkdal.example' } },
      });
      expect(await handlers['links.check']({ activityId: entry?.id ?? '' })).toMatchObject({
        state: found,
        readBack: { linked: afterWork },
      });
      expect(practice.countCalls('ConnectActor')).toBe(1);
    },
  );

  it('has nothing to show where nothing had left yet', async () => {
    silent('GetConnectionsAndDisplayFields', false);
    await killDuring(orkdalByHand, 'GetConnectionsAndDisplayFields');
    expect((await listEntries()).items).toEqual([]);
    expect(practice.countCalls('ConnectActor')).toBe(0);
  });

  it('has the answer where that had come, although nobody looked any more', async () => {
    practice.addFault({ kind: 'delay', delayMs: 1, match: { path: 'GetConnectionsAndDisplayFields' } });
    silent('GetConnectionsAndDisplayFields', false);
    await killDuring(orkdalByHand, 'GetConnectionsAndDisplayFields', 2);
    expect((await listEntries()).entry).toMatchObject({
      state: 'Sent',
      httpStatus: 204,
      reached: 'linked',
      readBack: null,
    });
  });
});

const refuse = (call: string) => practice.addFault(refusing(call));

describe('a program that is killed while a link is being moved', () => {
  const { record, actor } = orkdalByHand;
  const move: Write = {
    kind: 'relink',
    record,
    from: actor,
    to: { ...actor, erpKey: '10035' },
    values: [
      {
        displayName: '',
        crmFieldKey: 'EMAIL',
        value: 'post@orkdal.example',
        displayValue: '',
        syncToCrm: false,
        syncToErp: false,
      },
    ],
    seen: null,
  };
  it.each<Killed>([
    { during: 'BreakActorLink', done: true, ended: [null], reached: null, standing: 'no-link' },
    { during: 'BreakActorLink', done: false, ended: [null], reached: null, standing: 'old-link' },
    { during: 'ConnectActor', done: true, ended: ['accepted', null], standing: 'new-link' },
    { during: 'ConnectActor', done: false, ended: ['accepted', null], standing: 'no-link' },
    { during: 'CreateActorLink', done: true, ended: ['accepted', 'refused', null], standing: 'old-link' },
    { during: 'CreateActorLink', done: false, ended: ['accepted', 'refused', null], standing: 'no-link' },
  ])(
    'during $during, done: $done: has every call that left and claims no more, says where the link stands, and what is pressed puts it right',
    async ({ during, done, ended, reached = 'unlinked', standing }) => {
      await practice.services.handlers['links.submit']({ ...submit, submitId: 's', write: orkdalByHand });
      if (during === 'CreateActorLink') refuse('ConnectActor');
      silent(during, done);
      const sentBefore = practice.countCalls(during);
      await practice.services.stop();
      await killDuring(move, during, sentBefore + 1);

      const { handlers, entry } = await listEntries();
      // The status of an earlier call is not the answer to the one that nobody heard of.
      expect(entry).toMatchObject({ kind: 'relink', state: 'Unknown', reached, httpStatus: null });
      expect(entry).toHaveProperty(
        'calls',
        ended.map((one) => expect.objectContaining({ ended: one })),
      );
      const activityId = entry?.id ?? '';
      // Before the time is up the site may still be at work on it: looking is all there is.
      const early = await handlers['links.check']({ activityId });
      expect([early.state, standingOf(early)]).toEqual([
        done && during === 'ConnectActor' ? 'Verified' : 'Unknown',
        standing,
      ]);

      const later = createShiftedClock();
      later.pass(10 * 60_000);
      const { handlers: after } = await practice.restart({ clock: later });
      const looked = await after['links.check']({ activityId });
      expect(standingOf(looked)).toBe(standing);
      const offered = remediesOf(looked);
      expect(offered.map((remedy) => remedy.do)).toEqual(
        standing === 'no-link' ? ['look', 'put-back', 'finish'] : [],
      );
      for (const [index, remedy] of offered.entries()) {
        if (remedy.do !== 'put-back') continue;
        const back = await after['links.submit']({ ...submit, submitId: `s${index}`, write: remedy.write });
        expect(back).toMatchObject({ state: 'Verified', erpKey: '10014', readBack: { erpKey: '10014' } });
      }
      expect(practice.site.store().findLinkOfRecord(1, 'Contact', 1)?.erpKey).toBe(
        standing === 'new-link' ? '10035' : '10014',
      );
    },
  );
});

interface Killed {
  during: string;
  /** The site did the work, and nobody heard. */
  done: boolean;
  ended: (string | null)[];
  reached?: null;
  standing: Standing;
}

const submit = { siteId: 'practice', names: { record: '', erpConnection: '', erpActor: '' } };
