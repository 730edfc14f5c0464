import { describe, expect, it } from 'vitest';
import { fillText } from './fill-text';

const table = {
  link: { done: '{{name}} is linked to {{key}}.', rows_one: '{{count}} row', rows_other: '{{count}} rows' },
};
const fill = (key: string, params: Record<string, unknown> = {}) =>
  fillText(table, key, params, new Intl.PluralRules('en'));

describe('a sentence', () => {
  it('holds its values as they are, markup, dollars and braces included', () => {
    expect(fill('link.done', { name: '<b>$& A/S</b>', key: '{{name}}' })).toBe(
      '<b>$& A/S</b> is linked to {{name}}.',
    );
  });

  it('ends with one full stop, also where its last value has one of its own', () => {
    expect(fill('link.done', { name: 'Fjord A.S.', key: 'Org.nr.' })).toBe('Fjord A.S. is linked to Org.nr.');
  });

  it('shows a value that is missing as a gap, and never a placeholder', () => {
    expect(fill('link.done', { name: 0, key: undefined })).toBe('0 is linked to ….');
  });

  it('has one form for one and another for none or many', () => {
    expect([0, 1, 2].map((count) => fill('link.rows', { count }))).toEqual(['0 rows', '1 row', '2 rows']);
  });

  it('that no table holds is told by its key, also where a key leads to what every object has', () => {
    expect(fill('link.gone')).toBe('link.gone');
    expect(fill('link')).toBe('link');
    expect(fill('link.constructor.name')).toBe('link.constructor.name');
  });
});
