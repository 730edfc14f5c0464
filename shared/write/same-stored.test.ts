import { describe, expect, it } from 'vitest';
import { compileList } from './list-values';
import { holdsStored, isSameStored } from './same-stored';

/** Two ERP items lead to SuperOffice's item 2; the ERP's own item 5 is SuperOffice's 3; 9 is nobody's. */
const list = compileList([
  { crmId: 2, crmName: 'Customer B', erpId: 'K7', erpName: 'Group 7' },
  { crmId: 2, crmName: 'Customer B', erpId: 'K8', erpName: 'Group 8' },
  { crmId: 3, crmName: 'Customer C', erpId: '5', erpName: 'Group 5' },
  { crmId: 5, crmName: 'Customer E', erpId: 'K1', erpName: 'Group 1' },
  { crmId: null, crmName: '', erpId: 'K9', erpName: 'Group 9' },
]);
const named = { fieldType: 'List' as const, list };
const unnamed = { fieldType: 'List' as const, list: null };

describe('two values of a list', () => {
  it.each([
    // A bare id of SuperOffice's own is one where nothing beside it is in brackets.
    ['2', 'K7', true],
    // The ERP's item 5 is not SuperOffice's item 5.
    ['[I:5]', '5', false],
    ['[I:3]', '5', true],
    ['[I:2]', 'K7', true],
    ['K7', 'K8', false],
    ['K9', 'K9', true],
    ['K9', '[I:2]', false],
    ['', '[I:2]', false],
    ['', '', true],
  ])('%j and %j are one item: %s', (a, b, same) => {
    expect(isSameStored(a, b, named)).toBe(same);
    expect(isSameStored(b, a, named)).toBe(same);
    expect(holdsStored(a, b, named)).toBe(same);
  });

  it('that nobody can tell apart, a bare number beside one in brackets that the ERP does not name, are never called one', () => {
    expect(isSameStored('[I:2]', '2', named)).toBe(false);
    expect(holdsStored('[I:2]', '2', named)).toBeNull();
    expect(holdsStored('2', '[I:3]', named)).toBeNull();
    expect(holdsStored('[I:2]', 'K3', named)).toBe(false);
  });

  it.each([
    ['[I:5]', '5', null],
    ['[I:5]', 'K1', null],
    ['[I:5]', '[I:05]', true],
    ['[I:5]', '[I:6]', false],
    ['5', '6', false],
    ['[I:5]', '', false],
  ])('whose items are not known: %j and %j are one: %s', (a, b, same) => {
    expect(holdsStored(a, b, unnamed)).toBe(same);
    expect(isSameStored(a, b, unnamed)).toBe(same === true);
  });
});

it('values of other types are compared as their type is', () => {
  expect(holdsStored('[I:5]', '5', { fieldType: 'Integer', list: null })).toBe(true);
  expect(holdsStored('[I:5]', '5', { fieldType: 'Text', list: null })).toBe(false);
});
