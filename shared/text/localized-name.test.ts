import { expect, test } from 'vitest';
import { pickLocalizedName } from './localized-name';

const both = 'NO:"Fjord Regnskap";US:"Fjord Accounting"';

test.each([
  [both, 'nb-NO,en;q=0.5', 'Fjord Regnskap'],
  [both, 'en', 'Fjord Accounting'],
  [both, 'fi', 'Fjord Accounting'],
  [both, '', 'Fjord Accounting'],
  ['SW:"Kund";DA:"Kunde"', 'sv', 'Kund'],
  ['SW:"Kund";DA:"Kunde"', 'da-DK', 'Kunde'],
  ['SW:"Kund";DA:"Kunde"', 'fi', 'Kund'],
  ['NO:"";US:"Customer"', 'nb', 'Customer'],
  ['NO:"Den Gylne "Kringle"";US:"The "Kringle""', 'nb', 'Den Gylne "Kringle"'],
  ['NO:"a; b";US:"c"', 'nb', 'a; b'],
  ['Fjord Regnskap', 'en', 'Fjord Regnskap'],
  ['NO:"half', 'en', 'NO:"half'],
  ['Say NO:"x"', 'nb', 'Say NO:"x"'],
  ['', 'en', ''],
])('%j for %j is %j', (text, languages, name) => {
  expect(pickLocalizedName(text, languages)).toBe(name);
});
