import { expect, test } from 'vitest';
import {
  cleanSearchText,
  foldText,
  hasNumber,
  hasWords,
  rankName,
  readNumberDigits,
  spellNumberEnd,
  spellWord,
} from './search-text';

test.each([
  ['Bjørkåsen\u00a0Rør  AS ', 'Bjørkåsen Rør AS'],
  ['Bjørka\u030asen', 'Bjørkåsen'],
  ['\u200bOrk\u00addal\ufeff AS', 'Orkdal AS'],
])('what is pasted as %j is searched as %j', (pasted, text) => expect(cleanSearchText(pasted)).toBe(text));

test.each([
  ['Bjørkåsen Rør AS', 'ror bjorkasen'],
  ['Bjørkåsen Rør AS', 'Bjoerkaasen'],
  ['Bjorkasen Ror', 'Bjørkåsen'],
  ['Sandøy Bygg', 'SANDÖY'],
  ['Træhuset', 'trähuset'],
])('%s is found by %s', (name, text) => {
  const words = text.split(' ');
  expect(hasWords(name, words)).toBe(true);
  for (const word of words)
    expect(spellWord(word).some((spelling) => name.toLowerCase().includes(spelling))).toBe(true);
});

test('no word has more spellings than one request can carry, however it is written', () => {
  for (const word of ['aoaoaoaoao', 'ååååååååå', 'x', 'Ærøskøbing', 'aeaeoeoe'])
    expect(spellWord(word).length).toBeLessThanOrEqual(24);
  expect(foldText('Æ')).toBe(foldText('ae'));
});

test('a name that begins with what was typed comes before one that has it somewhere', () => {
  const names = ['Victor AS', 'Bygg Orkdal', 'Orkdal AS'];
  expect(names.toSorted((a, b) => rankName(a, 'ork') - rankName(b, 'ork'))[0]).toBe('Orkdal AS');
  expect(rankName('Rør Bjørkåsen', 'ror as')).toBe(1);
});

test.each([
  ['914785236', '914785236'],
  ['914 785 236', '914785236'],
  ['NO 914 785 236 MVA', '914785236'],
  ['NO914785236MVA', '914785236'],
  ['Org.nr. 914 785 236', '914785236'],
  ['556677-8899', '5566778899'],
  ['SE556677889901', '5566778899'],
  ['+47 73 90 11 22', '73901122'],
  ['0047 73901122', '73901122'],
  ['tlf. 73 90 11 22', '73901122'],
  ['(+47) 73901122', '73901122'],
  ['+46 (0)8-12 34 56', '8123456'],
  ['08-12 34 56', '8123456'],
])('%s is the number %s', (text, digits) => expect(readNumberDigits(text)).toBe(digits));

test.each(['Orkdal 14', '123', '', 'id 2', 'a914785236b', '12 AS'])('%j is no such number', (text) =>
  expect(readNumberDigits(text)).toBeNull(),
);

test('a number is known by its digits, whatever stands between them', () => {
  expect(hasNumber('+47 73 90 11 22', '73901122')).toBe(true);
  expect(hasNumber('739 01 122', '73901122')).toBe(true);
  expect(hasNumber('73 90 11 23', '73901122')).toBe(false);
  for (const stored of ['73901122', '73 90 11 22', '739 01 122', '7390-1122'])
    expect(spellNumberEnd('73901122').some((end) => stored.includes(end))).toBe(true);
});
