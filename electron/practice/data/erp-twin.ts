import { listValueForErp } from '../assumptions';
import { listMappedPairs } from '../rules/field-lookup';
import { makePhone, type Values } from './fresh-values';
import type { ActorTypeMapping } from './model';
import type { Random } from './random';

/** Fields that the ERP numbers by itself, whatever CRM holds. */
const numberKeys = new Set(['CUSTNO', 'SUPNO', 'PERSONNO', 'PROJNO', 'KUNDNR', 'PARTNR', 'PNR', 'ACCOUNT']);

/** What an ERP would hold about the same company, person or project: the CRM values through the mapping. */
export function toErpValues(mapping: ActorTypeMapping, crmValues: Values, erpKey: string): Values {
  const values: Values = {};
  for (const { erpField, crmField } of listMappedPairs(mapping)) {
    const source = crmValues[crmField.key] ?? '';
    const value = erpField.type === 'List' ? (listValueForErp(erpField, source) ?? '') : source;
    const { maxLength } = erpField;
    values[erpField.key] = maxLength > 0 ? value.slice(0, maxLength) : value;
  }
  for (const field of mapping.fields) if (numberKeys.has(field.key)) values[field.key] = erpKey;
  return values;
}

/** Fills the fields that only the ERP knows. Its draws do not depend on the other values. */
export function addErpOnlyValues(mapping: ActorTypeMapping, values: Values, random: Random): void {
  for (const field of mapping.fields) {
    if (field.mapping || numberKeys.has(field.key)) continue;
    if (field.type === 'Double') values[field.key] = `[F:${random.between(-20, 4_000) * 12.5}]`;
    else if (field.type === 'Date')
      values[field.key] = `[D:0${random.between(1, 9)}/1${random.between(0, 9)}/2025]`;
    else values[field.key] = field.firstSync.defaultValue;
  }
}

const abbreviate = (street: string): string =>
  street.replace('veien', 'vn.').replace('gata', 'gt.').replace('Postboks', 'Pb.');

const changes: [keys: string[], change: (value: string, random: Random) => string][] = [
  [['POSTALAD1', 'GATE', 'ADDRESS1'], abbreviate],
  [['POSTALCITY', 'ORT', 'CITY'], (value) => value.toUpperCase()],
  [
    ['PHONE', 'TLF', 'PHONE_DIRECT'],
    (value, random) => (value === '' ? makePhone(random, 1) : value.replace(/\s/g, '')),
  ],
  [['EMAIL'], (value) => (value === '' ? 'ukjent@post.example' : value.replace(/^[^@]+/, 'regnskap'))],
  [['NAME', 'NM', 'PNAVN'], (value) => value.replace(/ (AS|AB|Oy|ApS)$/, '')],
  [['PAYDAYS'], () => '[I:30]'],
  [['CUSTGR'], (value, random) => (random.chance(0.3) ? '099' : value === '010' ? '020' : '010')],
  [['COUNTRY'], (value) => (value === 'NO' ? '' : 'NO')],
  [['VATNO', 'ORGNR'], (value) => (value === '' ? '' : `NO ${value} MVA`)],
  [['LASTNAME'], (value) => value.replace(/ø/g, 'o').replace(/å/g, 'aa')],
  [['SINCE', 'ENDDATE', 'SLUTT'], (value) => (value === '' ? '[D:01/01/2020]' : '')],
  [['TEXT', 'DELIVERY'], () => 'Lagt inn av regnskap'],
];

/** Lets time pass in the ERP alone: changes up to `count` values as bookkeepers do. */
export function driftApart(values: Values, random: Random, count: number): void {
  let left = count;
  for (const [keys, change] of random.shuffle(changes)) {
    if (left === 0) return;
    const key = keys.find((candidate) => values[candidate] !== undefined);
    if (key === undefined) continue;
    const before = values[key] ?? '';
    const after = change(before, random);
    if (after === before) continue;
    values[key] = after;
    left -= 1;
  }
}
