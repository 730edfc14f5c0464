import { expect, test } from 'vitest';
import type { LinkDraft } from '../../../shared/link/draft';
import { listSeen } from '../../../shared/link/draft-rows';
import { makeLoaded, type TestField } from '../../../shared/link/test-rows';
import { createDraftForm } from './draft-form';
import { toDraft } from './draft-state';

const phone: TestField = {
  crmFieldKey: 'phone',
  displayName: 'Phone',
  fieldType: 'Text',
  access: 'Normal',
  maxLength: 40,
  items: null,
  syncToCrm: true,
  syncToErp: false,
  crm: { value: '11', displayValue: '11' },
  erp: { value: '22', displayValue: '22' },
};
const city: TestField = { ...phone, crmFieldKey: 'city', displayName: 'City' };

function chosenForm() {
  let nowMs = 0;
  const form = createDraftForm(null, { now: () => nowMs });
  form.choose({ erpConnectionId: 1, crmRecordId: 2, erpActorType: 'Customer', erpKey: '10014' });
  form.showFields(makeLoaded([phone, city]));
  return {
    ...form,
    wait: (ms: number) => (nowMs += ms),
    row: (id: string) => form.store.getState().rows[id],
  };
}

test('keystrokes in one field are undone together, a pause makes a step of its own', () => {
  const form = chosenForm();
  form.typeValue('phone', '3', '3');
  form.typeValue('phone', '33', '33');
  form.wait(2_000);
  form.typeValue('phone', '334', '334');
  expect(form.undo()).toBe('phone');
  expect(form.row('phone')?.value).toBe('33');
  form.undo();
  expect(form.row('phone')?.value).toBe('22');
  form.redo();
  form.redo();
  expect(form.row('phone')?.value).toBe('334');
});

test('typing after an undo is a new step', () => {
  const form = chosenForm();
  form.typeValue('phone', '3', '3');
  form.undo();
  form.typeValue('phone', '4', '4');
  form.undo();
  expect(form.row('phone')?.value).toBe('22');
});

test('taking one side for all rows is one step', () => {
  const form = chosenForm();
  form.takeAll(['phone', 'city'], 'crm');
  expect([form.row('phone')?.value, form.row('city')?.value]).toEqual(['11', '11']);
  form.undo();
  expect([form.row('phone')?.value, form.row('city')?.value]).toEqual(['22', '22']);
});

test('taking what is chosen already leaves nothing to undo', () => {
  const form = chosenForm();
  form.takeAll(['phone'], 'erp');
  form.takeAll(['phone'], 'erp');
  expect(form.undo()).toBeNull();
});

test('reset goes back to the value and the switches that were read', () => {
  const form = chosenForm();
  form.typeValue('phone', '3', '3');
  form.sync(['phone'], 'erp', true);
  form.resetRow('phone');
  expect(form.row('phone')).toMatchObject({ value: '22', syncToCrm: true, syncToErp: false, source: 'erp' });
});

test('another record takes the rows of the one before away, and its history', () => {
  const form = chosenForm();
  form.typeValue('phone', '3', '3');
  form.choose({ crmRecordId: 3 });
  expect(form.store.getState().rowIds).toEqual([]);
  expect(form.undo()).toBeNull();
});

test('by hand the rows stay, and nothing passes any more for what the sides hold now', () => {
  const form = chosenForm();
  form.choose({ byHand: true });
  expect(form.store.getState().rowIds).toEqual(['phone', 'city']);
  expect(form.row('phone')).toMatchObject({ value: '22', crm: null, erp: null });
});

test.each([
  ['record id', { crmRecordId: 3 }],
  ['record type', { crmActorType: 'Person' }],
  ['connection', { erpConnectionId: 2 }],
  ['ERP actor type', { erpActorType: 'Supplier' }],
  ['ERP key', { erpKey: '10035' }],
  ['no record at all', { crmRecordId: null }],
] as const)(
  'by hand, another %s takes the values of the pair before away, not what was typed',
  (_what, part) => {
    const form = chosenForm();
    form.typeValue('city', 'typed', 'typed');
    form.choose({ byHand: true });
    form.choose(part);
    const { rowIds, takenOff, plan } = form.store.getState();
    expect({ rowIds, takenOff, plan }).toEqual({ rowIds: ['city'], takenOff: 1, plan: null });
    expect(form.row('city')).toMatchObject({ value: 'typed', crm: null, erp: null });
    expect(form.undo()).toBeNull();
  },
);

test('a value from a side stays that side’s when only its name is changed by hand', () => {
  const form = chosenForm();
  form.choose({ byHand: true });
  form.fillRow('phone', { displayName: 'Telephone' });
  form.choose({ erpKey: '10035' });
  expect(form.store.getState().rowIds).toEqual([]);
});

test.each([
  ['the same pair', {}, ['phone', 'city'], '4711'],
  ['another pair', { erpKey: '10035' }, [], undefined],
] as const)('rows typed by hand come back after choosing in between: %s', (_what, part, mapped, phoneNow) => {
  const form = chosenForm();
  form.choose({ byHand: true });
  const ids = [form.addRow(), form.addRow()];
  for (const id of ids) form.fillRow(id, { crmFieldKey: 'qui', value: id });
  form.choose({ byHand: false });
  form.showFields(makeLoaded([phone, city]));
  form.typeValue('phone', '4711', '4711');
  form.choose(part);
  form.choose({ byHand: true });
  expect(form.store.getState().rowIds).toEqual([...mapped, ...ids]);
  expect(ids.map((id) => form.row(id)?.value)).toEqual(ids);
  expect(form.row('phone')?.value).toBe(phoneNow);
});

test('by hand, values of the pair before go also after a restart', () => {
  const before = chosenForm();
  before.choose({ byHand: true });
  const form = createDraftForm(toDraft(before.store.getState()));
  form.choose({ crmRecordId: 3 });
  expect(form.store.getState().rowIds).toEqual([]);
});

test('a name goes with the part of the pair that it named', () => {
  const form = createDraftForm(null);
  form.choose({ erpConnectionId: 1, erpConnectionName: 'Visma', crmRecordId: 2, crmName: 'Orkdal AS' });
  form.choose({ erpActorType: 'Customer', erpKey: '10014', erpName: 'Orkdal' });
  form.choose({ erpActorType: 'Supplier' });
  form.choose({ crmActorType: 'Person' });
  form.choose({ erpConnectionId: 2 });
  expect(form.store.getState().identity).toMatchObject({ crmName: '', erpName: '', erpConnectionName: '' });
});

test('a restored draft keeps its edits and names the fields that moved on the site', () => {
  const before = chosenForm();
  before.typeValue('phone', '3', '3');
  const kept: LinkDraft = toDraft(before.store.getState());
  const form = createDraftForm(kept);
  form.showFields(makeLoaded([phone, { ...city, erp: { value: '99', displayValue: '99' } }]));
  const { rows, moved } = form.store.getState();
  expect(rows['phone']?.value).toBe('3');
  expect(rows['city']?.value).toBe('99');
  expect(moved).toEqual(['City']);
});

test('what moved stays to be looked at until it was acknowledged or edited, also while it is read again', () => {
  const form = chosenForm();
  const moved = () => form.store.getState().moved;
  const show = (erp: string) =>
    form.showFields(makeLoaded([phone, { ...city, erp: { value: erp, displayValue: erp } }]));
  show('99');
  show('99');
  expect(moved()).toEqual(['City']);
  form.sync(['phone'], 'crm', true);
  expect(moved()).toEqual(['City']);
  form.typeValue('city', 'mine', 'mine');
  expect(moved()).toEqual([]);
  form.setFrozen(true);
  show('100');
  form.setFrozen(false);
  expect(moved()).toEqual(['City']);
});

test('the next link starts with the connection and the types of the one before', () => {
  const form = chosenForm();
  form.startOver();
  expect(toDraft(form.store.getState())).toMatchObject({
    erpConnectionId: 1,
    crmActorType: 'Contact',
    erpActorType: 'Customer',
    crmRecordId: null,
    erpKey: '',
    rows: [],
  });
});

test('rows by hand may repeat a key; each is removed by itself', () => {
  const form = createDraftForm(null);
  const first = form.addRow();
  const second = form.addRow();
  form.fillRow(first, { crmFieldKey: 'qui' });
  form.fillRow(second, { crmFieldKey: 'qui', value: 'ea' });
  form.removeRow(first);
  expect(toDraft(form.store.getState()).rows).toMatchObject([
    { id: second, crmFieldKey: 'qui', value: 'ea' },
  ]);
  form.undo();
  expect(form.store.getState().rowIds).toEqual([first, second]);
});

test('what was shown before a reading that failed is shown on, and starts anew once it is read again', () => {
  const form = chosenForm();
  form.showFields(makeLoaded([phone, city].map((field) => ({ ...field, crm: null, erp: null }))));
  expect(form.row('phone')).toMatchObject({ value: '22', erp: null, syncToCrm: false });
  form.showFields(makeLoaded([{ ...phone, erp: { value: '23', displayValue: '23' } }, city]));
  expect(form.row('phone')).toMatchObject({ value: '23', syncToCrm: true });
});

test('what was seen stays known while it cannot be read, over a restart too, and tells what moved meanwhile', () => {
  const form = chosenForm();
  const unread = makeLoaded([phone, city].map((field) => ({ ...field, crm: null })));
  form.showFields(unread);
  form.setFrozen(true);
  form.setFrozen(false);
  form.resetRow('phone');
  const kept = toDraft(form.store.getState());
  expect(listSeen(kept.rows)[0]).toEqual({ crmFieldKey: 'phone', crm: '11', erp: '22' });
  const restored = createDraftForm(kept);
  restored.showFields(unread);
  expect(listSeen(toDraft(restored.store.getState()).rows)[0]).toMatchObject({ crm: '11' });
  restored.showFields(makeLoaded([{ ...phone, crm: { value: '55', displayValue: '55' } }, city]));
  expect(restored.store.getState().moved).toEqual(['Phone']);
  expect(listSeen(toDraft(restored.store.getState()).rows)[0]).toMatchObject({ crm: '55' });
});
