import { describe, expect, it } from 'vitest';
import { side } from '../link/test-rows';
import { choicesOf, compileList } from './list-values';

const list = compileList([
  { crmId: 2, crmName: 'Customer B', erpId: '7', erpName: 'Kundegruppe 7' },
  { crmId: null, crmName: '', erpId: '8', erpName: 'Kundegruppe 8' },
]);
const erpChoices = [
  { value: '7', name: 'Kundegruppe 7' },
  { value: '8', name: 'Kundegruppe 8' },
];

describe('the choices of a list', () => {
  it.each([
    ['[I:2]', [{ value: '[I:2]', name: 'Customer B' }]],
    ['2', [{ value: '2', name: 'Customer B' }]],
    ['', [{ value: '[I:2]', name: 'Customer B' }]],
    ['8', erpChoices],
  ])('are written as the site writes the value “%s”', (example, choices) => {
    expect(choicesOf(list, { crm: side(example), erp: null })).toEqual(choices);
    expect(choicesOf(list, { crm: null, erp: side(example) })).toEqual(choices);
  });

  it('are none where the site named no item, so that the value is typed', () => {
    expect(choicesOf(compileList([]), { crm: side('[I:2]'), erp: null })).toBeNull();
    expect(choicesOf(null, { crm: null, erp: null })).toBeNull();
  });
});
