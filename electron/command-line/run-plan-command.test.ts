import { linkSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { pickFreePairs } from '../runs/testing/run-bench';
import type { Question } from '../desktop';
import { createSiteForm } from '../testing/site-forms';
import { everyRow } from '../../shared/link-plan/row-query';
import type { Run } from '../../shared/link-plan/run';
import { createShiftedClock } from '../testing/shifted-clock';
import { callerGone } from './command-socket';
import { prepareCommandTests } from './testing/command-tests';

const tests = prepareCommandTests();
const { run, writeSheet } = tests;

describe('a plan on the command line', () => {
  it('is checked without a write, run with one write per row, and never sent again', async () => {
    const pairs = pickFreePairs(tests.practice.site.store(), 8);
    writeSheet(pairs.map(({ id, key }) => `${key};${id};approve`));
    const checked = await run('check kunder.csv --site x --json');
    expect(checked.rows.map((line) => (JSON.parse(line) as { state: string }).state)).not.toContain(
      'Blocked',
    );
    expect(tests.practice.site.log.countOf('ConnectActor')).toBe(0);
    // A window that is open hears of the plan, of its check and of the end of that.
    expect(tests.practice.events.filter(({ event }) => event === 'plans.changed')).toHaveLength(3);
    const done = await run('run kunder.csv --site x');
    expect(done.code).toBe(0);
    // A run that only begins has nothing to look at.
    expect(done.told.find((line) => line.startsWith('Pilot, '))).toMatch(
      /^Pilot, Sending: \d of 3, \d of 8 in all/,
    );
    expect(done.rows).toHaveLength(8);
    expect(done.rows.every((line) => line.split('\t')[1] === 'Verified')).toBe(true);
    expect((await run('run kunder.csv --site x')).code).toBe(0);
    expect(pairs.map(({ key }) => tests.practice.site.log.countOf('ConnectActor', key))).toEqual(
      pairs.map(() => 1),
    );
  });

  it('is one plan for commands that come at the same time, and one of them runs it', async () => {
    const pairs = pickFreePairs(tests.practice.site.store(), 5);
    writeSheet(pairs.map(({ id, key }) => `${key};${id};approve`));
    const all = await Promise.all([1, 2, 3].map(() => run('run kunder.csv --site x')));
    // Whoever comes while another is at work on the plan is told so; whoever comes later has nothing left to send.
    expect(all.map(({ code }) => code)).toContain(0);
    expect([0, 6]).toEqual(expect.arrayContaining(all.map(({ code }) => code)));
    expect(all.filter(({ told }) => told.some((line) => line.startsWith('New plan')))).toHaveLength(1);
    expect(pairs.map(({ key }) => tests.practice.site.log.countOf('ConnectActor', key))).toEqual(
      pairs.map(() => 1),
    );
  });

  it('sends the first rows alone with --pilot-only, however often that is asked for', async () => {
    const pairs = pickFreePairs(tests.practice.site.store(), 8);
    writeSheet(pairs.map(({ id, key }) => `${key};${id};approve`));
    expect((await run('run kunder.csv --site x --pilot-only')).code).toBe(1);
    const again = await run('run kunder.csv --site x --pilot-only');
    expect(again.code).toBe(1);
    expect(again.told).toContainEqual(
      expect.stringMatching(/with --pilot-only nothing more is\. 5 rows are left/),
    );
    expect(tests.practice.site.log.countOf('ConnectActor')).toBe(3);
    expect((await run('run kunder.csv --site x')).code).toBe(0);
    expect(tests.practice.site.log.countOf('ConnectActor')).toBe(8);
  });

  it('is not sent beside what somebody typed into a row in the window and did not save', async () => {
    const pairs = pickFreePairs(tests.practice.site.store(), 4);
    writeSheet(pairs.map(({ id, key }) => `${key};${id};approve`));
    await run('check kunder.csv --site x');
    const { handlers } = tests.services;
    const [plan] = await handlers['plans.list']({ siteId: null });
    const { planId = '' } = plan ?? {};
    const [rowId = ''] = await handlers['plans.rowIds']({
      planId,
      query: { ...everyRow, sort: { by: 'sheet', descending: false }, offset: 1, limit: 1 },
    });
    const type = (erpKey: string | null) =>
      handlers['plans.keepRowDrafts']({
        planId,
        drafts: [{ rowId, edits: erpKey === null ? null : { erpKey } }],
      });
    await type('99');
    const stopped = await run('run kunder.csv --site x');
    expect(stopped.code).toBe(6);
    expect(stopped.told.at(-1)).toBe(
      'Something was typed into row 3 of the plan kunder.csv and not saved. Nothing was sent. Open the plan in the window, save the row or drop what was typed, then start the command again.',
    );
    expect(tests.practice.site.log.countOf('ConnectActor')).toBe(0);
    const checked = await run('check kunder.csv --site x');
    expect(checked.code).toBe(0);
    expect(checked.told).toContainEqual(
      expect.stringMatching(/^Something was typed into row 3 of this plan/),
    );
    await type(null);
    // The plan is being checked by then.
    const typing = await run('run kunder.csv --site x', {}, { noteChanged: () => void type('98') });
    expect(typing.code).toBe(6);
    expect(tests.practice.site.log.countOf('ConnectActor')).toBe(0);
    await type(null);
    expect((await run('run kunder.csv --site x')).code).toBe(0);
    expect(tests.practice.site.log.countOf('ConnectActor')).toBe(4);
  });

  it('goes on as this command says, and else as the one before it said', async () => {
    const pairs = pickFreePairs(tests.practice.site.store(), 5);
    writeSheet(pairs.map(({ id, key }) => `${key};${id};approve`));
    await run('run kunder.csv --site x --pilot-only --per-second 40 --at-once 2 --ticket JOB-7');
    const { items } = await tests.services.handlers['activity.list']({ text: '', states: [], page: 0 });
    expect(items.map((item) => ('ticket' in item ? item.ticket : null))).toEqual(['JOB-7', 'JOB-7', 'JOB-7']);
    expect((await run('run kunder.csv --site x --per-second 30 --read-back after')).code).toBe(0);
    const { plans, runs } = await (await tests.services.commands()).plans();
    const [plan] = await plans.list(null);
    const [{ settings }] = (await runs.listOfPlan(plan?.planId ?? '')) as [Run];
    expect(settings).toEqual({ atOnce: 2, perSecond: 30, readBack: 'after', pauseAfterPilot: false });
  });

  it.each([
    ['whoever typed it', undefined, 'person'],
    ['nobody, because its process was killed', callerGone, 'command-ended'],
  ])('is paused by %s, which its run says', async (_who, reason, pausedBy) => {
    const pairs = pickFreePairs(tests.practice.site.store(), 20);
    writeSheet(pairs.map(({ id, key }) => `${key};${id};approve`));
    tests.practice.addFault({ kind: 'delay', delayMs: 30, match: { path: 'ConnectActor' }, times: 0 });
    const stopping = new AbortController();
    const running = run('run kunder.csv --site x', {}, {}, stopping.signal);
    await expect.poll(() => tests.practice.site.log.countOf('ConnectActor')).toBeGreaterThan(4);
    stopping.abort(reason);
    expect((await running).code).toBe(4);
    expect(await tests.services.handlers['plans.activeRuns'](undefined)).toMatchObject([{ pausedBy }]);
  });

  it('tells a decision as the window does, and needs nobody for what was rejected or approved', async () => {
    const [first, second, held] = pickFreePairs(tests.practice.site.store(), 3);
    const row = (pair: typeof first, decision: string) => `${pair?.key};${pair?.id};${decision}`;
    // The ERP does not know this key: a warning, which somebody approved.
    const unknown = `NO-SUCH-KEY;${held?.id};godkjent`;
    writeSheet([row(first, ''), row(second, 'nei'), unknown]);
    const checked = await run('check kunder.csv --site x');
    expect(checked.rows.map((line) => line.split('\t')[1])).toEqual(['Ready', 'rejected', 'Warning']);
    expect(checked.rows[1]).toMatch(/\tRejected: no run takes it\.(?:\t|$)/);
    expect(checked.rows[2]).toMatch(/\tApproved\.\t/);
    expect(checked.told.at(-1)).toBe('Ready 1, Warning 1, rejected 1');
    expect(checked.code).toBe(0);
    writeSheet([row(first, ''), row(second, 'nei')]);
    const sent = await run('run kunder.csv --site x');
    expect(sent.rows.map((line) => line.split('\t')[1])).toEqual(['Verified', 'rejected']);
    expect(sent.told).toContain('Done: 1 of 1');
    expect(sent.code).toBe(0);
    expect(tests.practice.site.log.countOf('ConnectActor')).toBe(1);
  });

  it('asks the person at the window for this run alone, by its file and its rows, and says who said no', async () => {
    const form = createSiteForm(tests.practice.site, { name: 'Acme PROD', environment: 'production' });
    const { id: siteId } = await tests.services.handlers['sites.save'](form);
    const [pair] = pickFreePairs(tests.practice.site.store(), 1);
    writeSheet([`${pair?.key};${pair?.id};approve`]);
    const asked: Question[] = [];
    const answer = (isYes: boolean) => async (question: Question) => {
      asked.push(question);
      return isYes;
    };
    const named = { site: 'Acme PROD', production: 'Acme PROD' };
    const refused = await run('run kunder.csv --site x', named, { confirm: answer(false) });
    expect(refused.code).toBe(5);
    expect(refused.told.at(-1)).toMatch(/^The person at the window .* said no to writing to Acme PROD\./);
    expect(asked[0]?.title).toBe('Let a command link 1 record in Acme PROD?');
    expect(asked[0]?.detail).toContain(`plan run ${path.join(tests.folder, 'kunder.csv')}.`);
    expect(tests.practice.site.log.countOf('ConnectActor')).toBe(0);
    // Another name is not even asked about.
    const other = { ...named, production: 'Acme' };
    const unnamed = await run('run kunder.csv --site x', other, { confirm: answer(true) });
    expect(unnamed.code).toBe(5);
    expect(unnamed.told.at(-1)).toContain('--production "Acme PROD"');
    const sent = await run('run kunder.csv --site x', named, { confirm: answer(true) });
    expect(sent.code).toBe(0);
    expect(asked).toHaveLength(2);
    const site = (await tests.services.handlers['sites.list'](undefined)).find(({ id }) => id === siteId);
    expect(site?.unlockedUntil).toBeNull();
    expect(tests.practice.site.log.countOf('ConnectActor')).toBe(1);
  });

  it('refuses the permit of a production site for one that is listed as another, before anything is done', async () => {
    const [pair] = pickFreePairs(tests.practice.site.store(), 1);
    writeSheet([`${pair?.key};${pair?.id};approve`]);
    const { code, told } = await run('run kunder.csv --site x', { production: 'Practice site' });
    expect(code).toBe(2);
    expect(told).toEqual([
      expect.stringMatching(/ is no production site here, so --production means nothing for it\./),
    ]);
    expect(tests.practice.site.log.list()).toEqual([]);
    expect(await tests.services.handlers['plans.list']({ siteId: 'practice' })).toEqual([]);
  });

  it('looks at what got no answer, and says where that can be tried again', async () => {
    const [pair] = pickFreePairs(tests.practice.site.store(), 1);
    writeSheet([`${pair?.key};${pair?.id};approve`]);
    tests.practice.addFault({ kind: 'close-before-reading', match: { path: 'ConnectActor' } });
    expect((await run('run kunder.csv --site x')).rows[0]).toContain('Unknown');
    const clock = createShiftedClock();
    clock.pass(10 * 60_000);
    await tests.restart({ clock });
    const { code, told, rows } = await run('run kunder.csv --site x');
    expect(told).toContain('Looking again at 1 row that is not settled.');
    expect(told).toContainEqual(
      expect.stringMatching(/^1 row was sent and came to nothing.* In the window, Retry /),
    );
    expect(rows[0]).toContain('A look after its time was over found nothing of it');
    expect(code).toBe(1);
    // The first was cut off before the site read it, and no second one was sent.
    expect(tests.practice.site.log.countOf('ConnectActor', pair?.key)).toBe(0);
  });

  it('says by its code that rows need somebody, and hands the file out with why', async () => {
    writeSheet(['10014;1;', '10035;;']);
    const { code, rows } = await run('run kunder.csv --site x');
    expect(code).toBe(1);
    expect(rows[1]).toContain('Blocked');
    expect((await run('export kunder.csv --site x --to out.csv')).code).toBe(0);
    const file = readFileSync(path.join(tests.folder, 'out.csv'), 'utf8');
    expect(file).toContain('No CRM record is named.');
    expect(file).toContain('Verified');
  });

  it('is checked as gently as it is run, alone and before a run', async () => {
    writeSheet(['10014;1;']);
    const commands = await tests.services.commands();
    const paces: unknown[] = [];
    const plans = async () => {
      const opened = await commands.plans();
      const { estimate, check } = opened.checks;
      const checks: typeof opened.checks = {
        ...opened.checks,
        estimate: (planId, pace) => {
          paces.push(pace);
          return estimate(planId, pace);
        },
        check: (planId, pace) => {
          paces.push(pace);
          return check(planId, pace);
        },
      };
      return { ...opened, checks };
    };
    await run('check kunder.csv --site x --per-second 20', {}, { plans });
    await run('run kunder.csv --site x --at-once 1', {}, { plans });
    const slow = { atOnce: null, perSecond: 20 };
    expect(paces).toEqual([slow, slow, { atOnce: 1, perSecond: null }]);
  });

  it('is exported over no sheet, and over no earlier export unless that is named', async () => {
    writeSheet(['10014;1;']);
    const sheet = path.join(tests.folder, 'kunder.csv');
    const before = readFileSync(sheet);
    linkSync(sheet, path.join(tests.folder, 'same.csv'));
    for (const to of ['kunder.csv', 'same.csv']) {
      const refused = await run(`export kunder.csv --site x --to ${to}`);
      expect(refused.code).toBe(2);
      expect(refused.told).toEqual([
        'The export would take the place of kunder.csv, the sheet that the plan was made of. Nothing was written: name another file with --to.',
      ]);
    }
    expect(readFileSync(sheet)).toEqual(before);
    const earlier = path.join(tests.folder, 'kunder.result.xlsx');
    writeFileSync(earlier, 'what the customer decided');
    expect((await run('export kunder.csv --site x')).told).toContain(
      '1 row written to kunder.result (2).xlsx.',
    );
    expect(readFileSync(earlier, 'utf8')).toBe('what the customer decided');
    expect((await run('export kunder.csv --site x --to kunder.result.xlsx')).told).toContain(
      '1 row written to kunder.result.xlsx, in the place of the file that was there.',
    );
    expect(readFileSync(earlier, 'utf8')).not.toContain('decided');
  });

  it('takes a site that refuses everything for no fault of the rows', async () => {
    writeSheet(['10014;1;']);
    await run('check kunder.csv --site x');
    tests.practice.addFault({ kind: 'status', status: 403, times: 0 });
    const { code, rows, told } = await run('check kunder.csv --site x');
    expect(rows[0]).toContain('Draft');
    expect(told.at(-1)).toMatch(/^No row could be judged/);
    expect(code).toBe(3);
  });
});
