import { expect, test } from 'vitest';
import { createWholeText } from '../../../../shared/text/whole-text';
import type { Environment } from '../../../../shared/environment';
import { productionSite } from '../../../testing/sample-data';
import { shortenNames } from '../../../components/write-steps/write-button';
import { submitLabel } from './submit-bar';

test.each<[string, Environment, string]>([
  ['Nordlys', 'production', 'Link Orkdal AS in Nordlys (Production)'],
  ['Nordlys TEST', 'test', 'Link Orkdal AS in Nordlys TEST'],
  ['Practice site', 'practice', 'Link Orkdal AS in Practice site'],
  // Names that merely hold the letters do not say where one is.
  ['Latest Greatest AS', 'test', 'Link Orkdal AS in Latest Greatest AS (Test)'],
  ['Reproduction A/S', 'production', 'Link Orkdal AS in Reproduction A/S (Production)'],
  ['Test Kjøkken AS', 'production', 'Link Orkdal AS in Test Kjøkken AS (Production)'],
  ['Østtest', 'test', 'Link Orkdal AS in Østtest (Test)'],
])('the button of %s (%s) says where it writes', (name, environment, label) => {
  expect(submitLabel('Orkdal AS', { ...productionSite, name, environment }, createWholeText())).toBe(label);
});

test('a long name of a site is cut in its middle, and the environment is not', () => {
  const name = 'Nordnorsk Trelast & Byggevareforretning Båtsfjord avdeling Øst';
  const label = submitLabel('Orkdal AS', { ...productionSite, name }, createWholeText());
  expect(shortenNames(label, [name])).toBe(
    'Link Orkdal AS in Nordnorsk Trelas … ord avdeling Øst (Production)',
  );
  expect(shortenNames('Link Orkdal AS in Nordlys (Production)', ['Nordlys'])).toContain('in Nordlys (');
});

test('so is a long name of a record, also one without a blank, and no letter of it in two', () => {
  const ring = 'Å'.normalize('NFD');
  const record = `${ring.repeat(20)}${'sikringsselskapsforvaltningen'.repeat(3)}`;
  const label = submitLabel(record, productionSite, createWholeText());
  const shown = shortenNames(label, [record, productionSite.name]);
  expect(shown).toContain(`Link ${ring.repeat(16)} … ${record.slice(-16)} in `);
  expect(shown).toMatch(/ \(Production\)$/);
});
