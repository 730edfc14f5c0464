import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RestoreField, RestorePlan } from '../../shared/journal/restore-plan';
import type { FieldValue } from '../../shared/value/field-value';
import type { Write } from '../../shared/write/write';
import { startPracticeServices, type PracticeServices } from '../testing/practice-services';

// From an entry to a reviewed write, as the screen goes: what was there before comes back, and nothing is overwritten
// that nobody saw.

let practice: PracticeServices;
beforeEach(async () => {
  practice = await startPracticeServices();
});
afterEach(() => practice.stop());

const siteId = 'practice';
const record = { crmActorType: 'Contact', crmRecordId: 2 } as const;
const actor = { erpConnectionId: 1, erpActorType: 'Customer', erpKey: '10027' } as const;
const handlers = () => practice.services.handlers;
let submits = 0;
const submit = (write: Write) =>
  handlers()['links.submit']({
    siteId,
    submitId: `s${(submits += 1)}`,
    write,
    names: { record: 'Bjørkåsen Rør AS', erpConnection: 'Fjord Accounting', erpActor: '' },
  });
const value = (crmFieldKey: string, text: string, to: 'crm' | 'erp' | 'both' = 'both'): FieldValue => ({
  displayName: crmFieldKey,
  crmFieldKey,
  value: text,
  displayValue: text,
  syncToCrm: to !== 'erp',
  syncToErp: to !== 'crm',
});
const change = (...values: FieldValue[]) =>
  submit({ kind: 'change-values', record, actor, values, seen: null });
const plan = (activityId: string) => handlers()['records.planRestore']({ activityId });
const fieldOf = ({ fields }: RestorePlan, key: string): RestoreField | undefined =>
  fields.find(({ crmFieldKey }) => crmFieldKey === key);
const restore = (planned: RestorePlan, values: FieldValue[]) => {
  const keys = values.map(({ crmFieldKey }) => crmFieldKey);
  return submit({
    kind: 'restore',
    record: planned.record,
    actor: planned.actor,
    values,
    seen: planned.seen.filter(({ crmFieldKey }) => keys.includes(crmFieldKey)),
    entryId: planned.entryId,
  });
};
const held = (key: string) => {
  const store = practice.site.store();
  return {
    crm: store.findRecord('Contact', 2)?.values[key],
    erp: store.findActor(1, 'Customer', '10027')?.values[key],
  };
};

describe('restoring', () => {
  it('puts one value back to both sides, as a write that is verified', async () => {
    const before = held('EMAIL');
    const entry = await change(value('EMAIL', 'wrong@bjorkasen.example'));
    const planned = await plan(entry.id);
    expect(planned).toMatchObject({
      link: { read: true, value: 'linked' },
      names: { record: 'Bjørkåsen Rør AS' },
      laterEntry: null,
    });
    const field = fieldOf(planned, 'EMAIL');
    expect(field).toMatchObject({
      state: 'ready',
      changedSince: false,
      proposals: [{ value: 'firma@bjorkasen.example', syncToCrm: true, syncToErp: true }],
    });
    expect(planned.fields).toHaveLength(1);
    const restored = await restore(planned, field?.proposals ?? []);
    expect(restored).toMatchObject({ kind: 'restore', state: 'Verified', write: { entryId: entry.id } });
    expect(held('EMAIL')).toEqual(before);
    expect((await plan(entry.id)).fields).toMatchObject([{ state: 'unchanged', proposals: [] }]);
  });

  it('writes only to the side that was changed where the two had differed', async () => {
    const before = held('POSTALCITY');
    expect(before.crm).not.toBe(before.erp);
    const entry = await change(value('POSTALCITY', 'Oslo', 'erp'));
    const field = fieldOf(await plan(entry.id), 'POSTALCITY');
    expect(field).toMatchObject({
      state: 'ready',
      proposals: [{ value: 'TRONDHEIM', syncToCrm: false, syncToErp: true }],
    });
  });

  it('leaves it to a person where both sides were changed and had held two values', async () => {
    const entry = await change(value('POSTALCITY', 'Oslo'));
    const planned = await plan(entry.id);
    expect(fieldOf(planned, 'POSTALCITY')).toMatchObject({
      state: 'ambiguous',
      proposals: [
        { value: 'Trondheim', syncToCrm: true, syncToErp: false },
        { value: 'TRONDHEIM', syncToCrm: false, syncToErp: true },
      ],
    });
    // One after the other, both come back.
    const [crm, erp] = fieldOf(planned, 'POSTALCITY')?.proposals ?? [];
    await restore(planned, crm ? [crm] : []);
    const next = await plan(entry.id);
    expect(fieldOf(next, 'POSTALCITY')).toMatchObject({ state: 'ready', proposals: [erp] });
    await restore(next, erp ? [erp] : []);
    expect(held('POSTALCITY')).toEqual({ crm: 'Trondheim', erp: 'TRONDHEIM' });
  });

  it('says what somebody changed since, and which later entry it would undo as well', async () => {
    const entry = await change(value('EMAIL', 'first@bjorkasen.example'));
    const later = await change(value('EMAIL', 'second@bjorkasen.example'));
    expect(await plan(entry.id)).toMatchObject({
      fields: [{ crmFieldKey: 'EMAIL', state: 'ready', changedSince: true }],
      laterEntry: { id: later.id, kind: 'change-values', state: 'Verified' },
    });
  });

  it('is stopped where a value moved between the plan and the write', async () => {
    const entry = await change(value('EMAIL', 'wrong@bjorkasen.example'));
    const planned = await plan(entry.id);
    await change(value('EMAIL', 'other@bjorkasen.example'));
    await expect(restore(planned, fieldOf(planned, 'EMAIL')?.proposals ?? [])).rejects.toMatchObject({
      code: 'values-changed',
    });
  });

  it('proposes nothing where what is there now was not read', async () => {
    const entry = await change(value('EMAIL', 'wrong@bjorkasen.example'));
    practice.addFault({ kind: 'status', status: 403, times: 0, match: { path: 'GetFieldValuesFromErp' } });
    expect(await plan(entry.id)).toMatchObject({
      fields: [{ crmFieldKey: 'EMAIL', state: 'not-read', proposals: [] }],
    });
  });

  it('says that the link is gone, or holds another key', async () => {
    const entry = await change(value('EMAIL', 'wrong@bjorkasen.example'));
    await submit({ kind: 'unlink', record, erpConnectionId: 1, expectedKey: '10027' });
    expect((await plan(entry.id)).link).toMatchObject({ read: true, value: 'not-linked' });
    const other = { ...actor, erpKey: '10035' };
    await submit({ kind: 'link', record, actor: other, values: [], seen: null, withoutValues: true });
    const planned = await plan(entry.id);
    expect(planned.link).toMatchObject({ read: true, value: 'other' });
    await expect(restore(planned, fieldOf(planned, 'EMAIL')?.proposals ?? [])).rejects.toMatchObject({
      code: 'blocked-by-check',
      params: { check: 'other-key' },
    });
  });

  it.each<[string, Write]>([
    ['an unlinking', { kind: 'unlink', record, erpConnectionId: 1, expectedKey: '10027' }],
  ])('has nothing to put back after %s', async (_what, write) => {
    const entry = await submit(write);
    await expect(plan(entry.id)).rejects.toMatchObject({ code: 'nothing-to-restore', changed: 'nothing' });
  });

  it('brings back what a resync overwrote', async () => {
    const before = held('PAYDAYS');
    const entry = await submit({ kind: 'resync', record, actor, blanks: 'overwrite' });
    const planned = await plan(entry.id);
    expect(before.erp).toBe('[I:20]');
    expect(fieldOf(planned, 'SuperOffice:2')).toMatchObject({
      state: 'ready',
      proposals: [{ value: '[I:30]', syncToCrm: true, syncToErp: false }],
    });
  });
});
