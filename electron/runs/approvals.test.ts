import { expect, it } from 'vitest';
import { everyRow } from '../../shared/link-plan/row-query';
import { makeCheckedPlan, makeRows, pickFreePairs } from './testing/run-bench';
import { prepareRunTests } from './testing/run-tests';

const tests = prepareRunTests();

it('an approval is for what was seen then: what a later check finds beside it takes it back, and undo brings none', async () => {
  const store = tests.practice.site.store();
  const pairs = pickFreePairs(store, 3);
  const rows = makeRows(pairs).map((row) => ({ ...row, decision: null, alsoNamed: 'Helt Annet Firma AS' }));
  const planId = await makeCheckedPlan(tests.practice.services, rows);
  const rowOf = (number: number) => tests.handlers['plans.row']({ planId, rowId: `row-${number}` });
  const codesOf = async (number: number) => (await rowOf(number)).reasons.map(({ code }) => code);
  const decisions = async () => {
    const all = await Promise.all([1, 2, 3].map(rowOf));
    return all.map(({ decision }) => decision);
  };
  const check = () => tests.handlers['plans.check']({ planId });
  expect(await codesOf(1)).toContain('name-differs');
  await tests.handlers['plans.decide']({ planId, rows: { filter: everyRow }, decision: 'approve' });
  await tests.handlers['plans.editRow']({ planId, rowId: 'row-1', changes: { note: 'ja' } });
  // The same is found again: nobody has to look at it twice.
  expect(await check()).toMatchObject({ toBeSent: 3 });

  const [gone, other] = pairs;
  store.deleteActor(1, 'Customer', gone?.key ?? '');
  const renamed = store.findRecord('Contact', other?.id ?? 0);
  if (renamed) renamed.values['NAME'] = 'Konkurrent ASA';
  expect(await check()).toMatchObject({ toBeSent: 1 });
  expect(await decisions()).toEqual([null, null, 'approve']);
  expect(await codesOf(1)).toEqual(expect.arrayContaining(['approved-before', 'key-not-found']));
  // The same reason about another company is another one.
  expect((await codesOf(2)).slice(0, 1)).toEqual(['approved-before']);
  expect(await codesOf(2)).toContain('name-differs');

  const { undo } = await tests.handlers['plans.get']({ planId });
  await tests.handlers['plans.undo']({ planId, changeId: undo?.changeId ?? 0 });
  expect(await decisions()).toEqual([null, null, 'approve']);

  await tests.handlers['plans.editRow']({ planId, rowId: 'row-2', changes: { decision: 'approve' } });
  expect(await check()).toMatchObject({ toBeSent: 2 });
  expect(await codesOf(2)).not.toContain('approved-before');
});

it('an approval that stands in the sheet is for whatever a check finds', async () => {
  const store = tests.practice.site.store();
  const pairs = pickFreePairs(store, 1);
  const planId = await makeCheckedPlan(tests.practice.services, makeRows(pairs));
  store.deleteActor(1, 'Customer', pairs[0]?.key ?? '');
  expect(await tests.handlers['plans.check']({ planId })).toMatchObject({ toBeSent: 1 });
  const row = await tests.handlers['plans.row']({ planId, rowId: 'row-1' });
  expect(row.reasons.map(({ code }) => code)).toContain('key-not-found');
});
