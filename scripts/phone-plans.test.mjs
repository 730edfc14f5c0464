import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { assert, constantFrom, property, stringMatching } from 'fast-check';
import examples from 'libphonenumber-js/examples.mobile.json';
import { parsePhoneNumberFromString } from 'libphonenumber-js/core';
import { expect, test } from 'vitest';
import { slimPlans } from './phone-plans.ts';

const modulePath = createRequire(import.meta.url).resolve('libphonenumber-js/metadata.max.json');
const moduleCode = await readFile(`${modulePath}.js`, 'utf8');
const whole = JSON.parse(await readFile(modulePath, 'utf8'));
const slimCode = slimPlans(moduleCode);
const { default: slim } = await import(`data:text/javascript,${encodeURIComponent(slimCode)}`);

const read = (text, country, plans) => {
  const parsed = parsePhoneNumberFromString(text, country, plans);
  return parsed && [parsed.number, parsed.country, parsed.isValid()];
};

test('numbers of every country are the same numbers in the slim plans, as valid and as invalid', () => {
  const countries = Object.keys(whole.countries);
  const numbers = countries.flatMap((country) => {
    const example = examples[country] ?? '22001122';
    // As dialled at home, with a trunk prefix, one digit short and one too many, and a date.
    return [example, `0${example}`, example.slice(1), `${example}0`, '20240131'].flatMap((text) => [
      [text, country],
      [`+${callingCodeOf(country)}${text}`, undefined],
    ]);
  });
  const differing = numbers.filter(
    ([text, country]) =>
      JSON.stringify(read(text, country, whole)) !== JSON.stringify(read(text, country, slim)),
  );
  expect(differing).toEqual([]);
  expect(numbers.filter(([text, country]) => read(text, country, slim)?.[2]).length).toBeGreaterThan(400);
});

test('so are any digits, in every country and behind every calling code', () => {
  const country = constantFrom(...Object.keys(whole.countries));
  const code = constantFrom(...Object.keys(whole.country_calling_codes), ...Object.keys(whole.nonGeographic));
  const digits = stringMatching(/^\d{4,14}$/);
  const same = (text, home) => expect(read(text, home, slim)).toEqual(read(text, home, whole));
  assert(
    property(country, code, digits, (home, calling, text) => {
      same(text, home);
      same(`+${callingCodeOf(home)}${text}`);
      same(`+${calling}${text}`);
    }),
    { numRuns: 3_000 },
  );
});

test('the slim plans are three fifths of the plans or less', () => {
  expect(slimCode.length).toBeLessThan(moduleCode.length * 0.6);
});

function callingCodeOf(country) {
  return whole.countries[country][0];
}
