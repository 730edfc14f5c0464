import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellKinds } from '../../shared/sheet/cell';
import { sheetLimits } from '../../shared/sheet/sheet-limits';
import { createRowStore, encodeCell, encodeShared, encodeText } from './row-store';

const showNothing = () => ({ shown: '?', format: '' });
const anyText = fc.string({ unit: 'binary', maxLength: 40 });

test('whatever stands in a cell comes back as it was, signs of the store among it', () => {
  fc.assert(
    fc.property(fc.array(anyText, { maxLength: 12 }), (texts) => {
      const store = createRowStore(showNothing);
      store.add(7, texts.map(encodeText), 'shown');
      const last = texts.findLastIndex((text) => text !== '');
      expect(store.count()).toBe(last < 0 ? 0 : 1);
      expect(store.count() === 0 ? [] : store.read(0).cells).toEqual(texts.slice(0, last + 1));
    }),
  );
});

test('a cell that is more than a text comes back whole', () => {
  const kinds = fc.constantFrom(...cellKinds);
  fc.assert(
    fc.property(
      kinds,
      fc.boolean(),
      anyText,
      fc.string({ minLength: 1 }),
      (kind, isFormula, stored, shown) => {
        const store = createRowStore(() => ({ shown: '', format: '00000' }));
        store.add(1, ['a', encodeCell(kind, isFormula, 3, stored, shown)], 'shown');
        expect(store.read(0).cells[1]).toEqual({ kind, isFormula, stored, shown, format: '00000' });
      },
    ),
  );
});

test('a row is ready once the texts that it refers to were read', () => {
  const texts = { texts: ['first'], isComplete: false };
  const store = createRowStore(showNothing, texts);
  store.add(1, [encodeShared(0, false), encodeShared(1, true)], 'shown');
  expect(store.isReady(0)).toBe(false);
  texts.texts.push('second');
  expect(store.isReady(0)).toBe(true);
  expect(store.read(0).cells).toEqual([
    'first',
    { kind: 'text', shown: 'second', stored: 'second', format: '', isFormula: true },
  ]);
});

test('rows that say nothing are left out; more columns than are read are refused', () => {
  const store = createRowStore(showNothing);
  store.add(1, ['', '', ''], 'shown');
  expect(store.count()).toBe(0);
  const wide = Array.from({ length: sheetLimits.columns + 1 }, () => 'x');
  expect(() => store.add(2, wide, 'shown')).toThrow('sheet-too-many-columns');
});

test('a filter marks the hidden rows that it covers, and no others', () => {
  const store = createRowStore(showNothing);
  for (const number of [1, 2, 3, 4]) store.add(number, ['x'], number === 2 ? 'shown' : 'hidden');
  store.markFiltered(2, 3);
  expect([0, 1, 2, 3].map(store.hidingOf)).toEqual(['hidden', 'shown', 'filtered', 'hidden']);
});
