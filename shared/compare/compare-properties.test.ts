import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareField } from './compare-field';
import { compareRules, switchesOf, type CompareRule, type FieldComparison } from './comparison';

const compare = (crmFieldKey: string, crm: string, erp: string, off: readonly CompareRule[] = []) =>
  compareField(
    { crmFieldKey, fieldType: 'Text', list: null },
    { value: crm, displayValue: crm },
    { value: erp, displayValue: erp },
    switchesOf(off),
  );
const meansTheSame = ({ result }: FieldComparison) => result === 'equal' || result === 'cosmetic';

// Two texts that are made of the same parts, each in one of its spellings, so that rules have something to do.
const spellings = [
  ['Orkdal', 'ORKDAL', 'orkdal'],
  ['Åse', 'Aase', 'A\u030ase', 'ÅSE'],
  ['Bø', 'Bö', 'Boe'],
  ['æ', 'ä', 'ae', 'a'],
  ['Orkdal AS', 'Orkdal A/S', 'Orkdal', 'Orkdal AB', 'A/S Orkdal'],
  ['Storgata', 'Storgt.', 'Storgaten'],
  ['Orkdalsveien', 'Orkdalsvn.', 'Orkdalsvegen'],
  ['St. ', 'Sankt '],
  ['Pb. ', 'Postboks '],
  [' ', '  ', '\u00a0', '\n', ''],
  ['-', ' ', '.', ','],
  ['', '\u200b', '\u00ad'],
  ['12-14', '12\u201314', '1214'],
  ['+47 72 48 00 10', '72480010', '004772480010'],
  ['070-123 45 67', '+46701234567', '+46 (0)70 123 45 67'],
  [' / ', ' og ', ','],
  ['7300', 'NO-7300', 'N 73 00'],
  ['914785236', 'NO 914 785 236 MVA', '914.785.236'],
  ['556677-8899', 'SE556677889901', '165566778899'],
  ['https://www.orkdal.example/', 'Orkdal.example'],
  ['Kari <KARI@orkdal.example>', 'kari@orkdal.example', 'mailto:kari@orkdal.example'],
  ['x', 'y'],
];
const respelled = fc
  .array(
    fc.constantFrom(...spellings).chain((all) => fc.tuple(fc.constantFrom(...all), fc.constantFrom(...all))),
    { minLength: 1, maxLength: 4 },
  )
  .map((found) => [found.map(([one]) => one).join(''), found.map(([, other]) => other).join('')] as const);
const text = fc.string({ unit: 'grapheme', maxLength: 12 });
const pair = fc.oneof({ arbitrary: respelled, weight: 4 }, fc.tuple(text, text));
const keys = ['NAME', 'POSTALAD1', 'POSTALZIP', 'PHONE', 'VATNO', 'URL', 'EMAIL', 'NUMBER1', 'SuperOffice:1'];
const key = fc.constantFrom(...keys);
const rulesOff = fc.subarray([...compareRules]);
const runs = { numRuns: 2_000 };
const check = <T extends [unknown, ...unknown[]]>(property: fc.IProperty<T>) =>
  fc.check(property, runs).counterexample;

describe('whatever the texts are', () => {
  it('a text is equal to itself', () => {
    const found = check(
      fc.property(
        key,
        pair,
        rulesOff,
        (field, [one], off) => compare(field, one, one, off).result === 'equal',
      ),
    );
    expect(found).toBeNull();
  });

  it('both sides are treated alike', () => {
    const found = check(
      fc.property(key, pair, rulesOff, (field, [one, other], off) => {
        const [there, back] = [compare(field, one, other, off), compare(field, other, one, off)];
        if (there.result === 'one-side-empty') return back.result === there.result;
        return JSON.stringify(there) === JSON.stringify(back);
      }),
    );
    expect(found).toBeNull();
  });

  it('a rule that is switched off never makes more equal', () => {
    const rule = fc.constantFrom(...compareRules);
    const found = check(
      fc.property(key, pair, rulesOff, rule, (field, [one, other], off, gone) => {
        const fewer = compare(field, one, other, [...off, gone]);
        return !meansTheSame(fewer) || meansTheSame(compare(field, one, other, off));
      }),
    );
    expect(found).toBeNull();
  });

  it('the reasons given are rules that are on, and enough by themselves', () => {
    const found = check(
      fc.property(key, pair, rulesOff, (field, [one, other], off) => {
        const compared = compare(field, one, other, off);
        if (compared.result !== 'cosmetic') return true;
        const others = compareRules.filter((rule) => !compared.rules.includes(rule));
        return (
          compared.rules.length > 0 &&
          !compared.rules.some((rule) => off.includes(rule)) &&
          compare(field, one, other, others).result === 'cosmetic' &&
          compared.rules.every((rule) => !meansTheSame(compare(field, one, other, [...others, rule])))
        );
      }),
    );
    expect(found).toBeNull();
  });

  it('rules are met: these texts are no strangers to them', () => {
    const met = new Set<CompareRule>();
    for (const [field, [one, other]] of fc.sample(fc.tuple(key, pair), { numRuns: 3_000, seed: 1 })) {
      const compared = compare(field, one, other);
      if (compared.result === 'cosmetic') for (const rule of compared.rules) met.add(rule);
    }
    expect(compareRules.filter((rule) => !met.has(rule))).toEqual([]);
  });
});

describe('organisation numbers', () => {
  const weights = [3, 2, 7, 6, 5, 4, 3, 2];
  const norwegian = fc
    .integer({ min: 80_000_000, max: 99_999_999 })
    .map((body) => {
      const digits = String(body);
      const rest = weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0) % 11;
      return rest === 1 ? '' : digits + String(rest === 0 ? 0 : 11 - rest);
    })
    .filter((number) => number !== '');
  const written = fc.constantFrom<((number: string) => string)[]>(
    (number) => number,
    (number) => `NO ${number} MVA`,
    (number) => number.replace(/(\d{3})(?=\d)/g, '$1 '),
    (number) => `Org.nr. ${number.replace(/(\d{3})(?=\d)/g, '$1.')}`,
  );

  it('that are valid and not the same are never one, however they are written', () => {
    const found = check(
      fc.property(
        norwegian,
        norwegian,
        written,
        written,
        (one, other, write, writeOther) =>
          meansTheSame(compare('VATNO', write(one), writeOther(other))) === (one === other),
      ),
    );
    expect(found).toBeNull();
  });

  it('that are the same are one, however they are written', () => {
    const found = check(
      fc.property(norwegian, written, written, (one, write, writeOther) =>
        meansTheSame(compare('VATNO', write(one), writeOther(one))),
      ),
    );
    expect(found).toBeNull();
  });
});
