import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { sheetFile } from '../sheets/testing/read-book';
import type { KeptPlan } from '../plans/kept-plan';
import { prepareCommandTests } from './testing/command-tests';

const tests = prepareCommandTests();
const { run, writeSheet } = tests;

describe('a file on the command line', () => {
  it('is one plan under any name, also one that an earlier version gave it; other bytes make another', async () => {
    writeSheet(['10014;1;']);
    expect((await run('check kunder.csv --site x')).told).toContain('New plan: kunder.csv.');
    const { plans } = await (await tests.services.commands()).plans();
    const [made] = await plans.list(null);
    await plans.rename(made?.planId ?? '', 'Første bølge');
    const again = await run('check kunder.csv --site x');
    expect(again.told[0]).toBe(
      'This file is the plan Første bølge already: what was sent is not sent again.',
    );
    await plans.rename(made?.planId ?? '', 'kunder.csv');
    writeSheet(['10035;1;']);
    expect((await run('check kunder.csv --site x')).told).toContain('New plan: kunder.csv (2).');
    const [{ madeFrom, ...second }] = (await plans.list(null)) as [KeptPlan];
    await plans.delete(second.planId);
    const named = `kunder.csv ${madeFrom?.slice(0, 8)}`;
    const { planId } = await plans.create({ ...second, name: named }, []);
    expect((await run('check kunder.csv --site x')).told[0]).toContain(`is the plan ${named} already`);
    expect((await plans.list(null)).map((plan) => plan.planId)).toEqual([planId, made?.planId]);
  });

  it('says what was named wrongly, where, and what there is; a plan that is known needs no connection', async () => {
    expect((await run('check kunder.csv --site x')).told.at(-1)).toContain(
      `There is no file ${path.join(tests.folder, 'kunder.csv')}.`,
    );
    writeSheet(['10014;1;']);
    const elsewhere = await run('check kunder.csv --site x', { site: 'Acme' });
    expect(elsewhere.code).toBe(2);
    expect(elsewhere.told.at(-1)).toMatch(/no “Acme”\. Write --site with one of these: "Practice site"/);
    const unnamed = await run('export kunder.csv --site x --to out.csv', { connection: null });
    expect(unnamed.code).toBe(2);
    expect(unnamed.told.at(-1)).toMatch(
      /^Practice site has \d ERP connections in use.*Add --connection .*"Fjord Accounting" \(\d+\)/,
    );
    expect((await run('check kunder.csv --site x', { connection: 'Visma' })).told.at(-1)).toMatch(
      /no ERP connection “Visma” in use\..*"Fjord Accounting"/,
    );
    await run('check kunder.csv --site x');
    expect((await run('export kunder.csv --site x --to out.csv', { connection: null })).code).toBe(0);
  });

  it('goes on as it was made: an option that says something else is refused, and would do nothing', async () => {
    writeSheet(['10014;1;']);
    await run('check kunder.csv --site x');
    for (const [words, named, told] of [
      ['--erp-type Supplier', {}, 'its --erp-type is “Customer”, not “Supplier”'],
      ['--crm-type Person', {}, 'its --crm-type is “Contact”, not “Person”'],
      ['--json', { connection: 'Visma' }, 'its --connection is “Fjord Accounting”, not “Visma”'],
    ] as const) {
      const refused = await run(`check kunder.csv --site x ${words}`, named);
      expect(refused.code).toBe(2);
      expect(refused.rows).toEqual([]);
      expect(refused.told.at(-1)).toContain(
        `is the plan kunder.csv already, which goes on as it was made: ${told}. `,
      );
    }
    const same = await run('check kunder.csv --site x --erp-type Customer --crm-type Contact');
    expect(same.code).toBe(0);
  });

  it('needs no connection where each row names its own, and says which words a cell takes', async () => {
    const head = 'ERP key;CRM type;Contact ID;ERP connection';
    writeSheet(['10014;Company;1;Fjord Accounting', '10035;Contact;2;Fjord Accounting'], head);
    const { code, rows } = await run('check kunder.csv --site x', { connection: null });
    expect(code).toBe(1);
    expect(rows[1]).toContain('is Company, Person, Project or Sale; “Contact” may be a company or a person.');
    expect(rows.join()).not.toContain('No ERP connection');
    writeSheet(['10014;Company;1;Fjord Accounting', '10035;Company;2;'], head);
    expect((await run('check kunder.csv --site x', { connection: null })).code).toBe(2);
  });

  it('is refused, and not kept, where its sheet has no row: nothing would pass for all', async () => {
    writeSheet([]);
    const { code, told } = await run('check kunder.csv --site x');
    expect(code).toBe(6);
    expect(told.at(-1)).toContain('no row below its header');
    const { plans } = await (await tests.services.commands()).plans();
    expect(await plans.list(null)).toEqual([]);
  });

  it('tells what of a file is left out: rows out of sight, taken where somebody says so, and other sheets', async () => {
    copyFileSync(sheetFile('filtered.ods'), path.join(tests.folder, 'kunder.ods'));
    const told =
      '9 rows are hidden in this sheet, 8 of them by a filter, and left out. To take them too: --hidden-rows take.';
    const left = await run('check kunder.ods --site x');
    expect(left.rows).toHaveLength(5);
    expect(left.told).toContain(told);
    expect(left.told).toContain('New plan: kunder.ods.');
    // Of a plan that is known too: the sheet has not changed.
    expect((await run('check kunder.ods --site x')).told).toContain(told);
    const taken = await run('check kunder.ods --site x --hidden-rows take');
    expect(taken.rows).toHaveLength(14);
    expect(taken.told).toContain('9 rows that are hidden in this sheet are taken too.');
    expect(taken.told).toContain('New plan: kunder.ods, hidden rows too.');
    copyFileSync(sheetFile('traps.xlsx'), path.join(tests.folder, 'two.xlsx'));
    expect((await run('check two.xlsx --site x')).told).toContainEqual(
      expect.stringMatching(/^Of this file the sheet “Kunder” is read\. Left out: \S/),
    );
  });

  it('tells a file that cannot be used from a site that does not answer', async () => {
    expect((await run('check kunder.csv --site x')).code).toBe(6);
    writeSheet(['10014;1;']);
    tests.practice.addFault({ kind: 'status', status: 401, times: 0 });
    expect((await run('check kunder.csv --site x')).code).toBe(3);
  });
});
