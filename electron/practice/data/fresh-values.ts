import { departments, findCompanyNames } from './names/companies';
import { firstNames, lastNames, middleNames, projectPlaces, projectWords } from './names/people';
import { norwegianPlaces, otherNordicPlaces, type Place } from './names/places';
import type { Random } from './random';

export type Values = Record<string, string>;

function digits(random: Random, count: number): string {
  let text = '';
  for (let left = count; left > 0; left -= 1) text += random.between(0, 9);
  return text;
}

function pairs(random: Random, count: number): string {
  let text = digits(random, 2);
  for (let left = count - 1; left > 0; left -= 1) text += ` ${digits(random, 2)}`;
  return text;
}

/** A phone number as people write it in that country. */
export function makePhone(random: Random, countryId: number): string {
  if (countryId === 2) return `+46 70 ${digits(random, 3)} ${pairs(random, 2)}`;
  if (countryId === 3) return `+45 ${random.between(20, 98)} ${pairs(random, 3)}`;
  if (countryId === 4) return `+358 40 ${digits(random, 3)} ${digits(random, 4)}`;
  return `+47 ${random.pick(['73', '72', '77', '55', '90', '41'])} ${pairs(random, 3)}`;
}

const asciiLetters: Record<string, string> = { æ: 'ae', ø: 'o', å: 'a', ä: 'a', ö: 'o', é: 'e', á: 'a' };

/** The names are put together from few words, so that the same ones come again and again. */
const asciiNames = new Map<string, string>();

/** A name as it stands in an address on the net. */
export function toAscii(name: string): string {
  const known = asciiNames.get(name);
  if (known !== undefined) return known;
  const made = name
    .toLowerCase()
    .replace(/[æøåäöéá]/g, (letter) => asciiLetters[letter] ?? '')
    .replace(/[^a-z0-9]+/g, '');
  asciiNames.set(name, made);
  return made;
}

const pickPlace = (random: Random): Place =>
  random.chance(0.8) ? random.pick(norwegianPlaces) : random.pick(otherNordicPlaces);

/** The moments come from few days and hours, so that each is kept as one text. */
const moments: string[] = [];

/** A moment of 2025 as ISO 8601, UTC; `month` from 0. */
export function makeMoment(month: number, day: number, hour: number): string {
  const place = (month * 31 + day) * 24 + hour;
  const text = moments[place] ?? new Date(Date.UTC(2025, month, day, hour)).toISOString();
  moments[place] = text;
  return text;
}

const twoDigits = (number: number): string => String(number).padStart(2, '0');

const makeDate = (random: Random, fromYear: number, toYear: number): string => {
  const day = twoDigits(random.between(1, 28));
  return `[D:${twoDigits(random.between(1, 12))}/${day}/${random.between(fromYear, toYear)}]`;
};

/** The values of a made-up company, under the keys of the CRM fields. */
export function makeCompanyValues(random: Random): Values {
  const place = pickPlace(random);
  const names = findCompanyNames(place.countryId);
  const stem = random.pick(names.stems);
  const [trade, businessId] = random.pick(names.trades);
  const site = toAscii(`${stem} ${trade}`);
  const street = `${random.pick(names.streets)} ${random.between(1, 120)}`;
  return {
    NAME: `${stem} ${trade} ${names.legalForm}`,
    DEPARTMENT: random.chance(0.12) ? random.pick(departments) : '',
    NUMBER1: site.slice(0, 8).toUpperCase(),
    NUMBER2: '',
    VATNO: random.chance(0.9) ? `9${digits(random, 8)}` : '',
    PHONE: random.chance(0.92) ? makePhone(random, place.countryId) : '',
    EMAIL: random.chance(0.85) ? `${random.pick(['post', 'firma', 'faktura'])}@${site}.example` : '',
    URL: random.chance(0.7) ? `https://www.${site}.example` : '',
    POSTALAD1: random.chance(0.4) ? `${names.box} ${random.between(1, 900)}` : street,
    POSTALAD2: random.chance(0.08) ? '2. etasje' : '',
    POSTALZIP: place.zip,
    POSTALCITY: place.city,
    POSTALCOUNTY: place.county,
    STREETAD1: street,
    STREETZIP: place.zip,
    STREETCITY: place.city,
    STREETCOUNTY: place.county,
    COUNTRY: `[I:${place.countryId}]`,
    CATEGORY: `[I:${random.pick([1, 2, 2, 3, 3, 4, 5, 6, 7])}]`,
    BUSINESS: `[I:${businessId}]`,
    'SuperOffice:1': random.chance(0.6) ? `[F:${random.between(1, 80) * 5_000}]` : '',
    'SuperOffice:2': random.chance(0.8) ? `[I:${random.pick([10, 14, 20, 30, 45])}]` : '',
    'SuperOffice:3': random.chance(0.06) ? '[I:1]' : '[I:0]',
    'SuperOffice:4': random.chance(0.6) ? makeDate(random, 1998, 2025) : '',
    'SuperOffice:5': random.chance(0.06) ? 'Ring før levering\nPort 3, bak bygget' : '',
  };
}

/** The country of a company's address, as an item of the list `country`; Norway where it names none. */
export function readCountryId(company: Values): number {
  return Number(/\d+/.exec(company['COUNTRY'] ?? '')?.[0] ?? 1);
}

/** The values of a made-up person who works at a company with these values. */
export function makePersonValues(random: Random, company: Values): Values {
  const [first, last] = [random.pick(firstNames), random.pick(lastNames)];
  const countryId = readCountryId(company);
  const domain = toAscii((company['NAME'] ?? '').split(' ').slice(0, 2).join(''));
  return {
    FIRSTNAME: first,
    MIDDLENAME: random.pick(middleNames),
    LASTNAME: last,
    TITLE: random.chance(0.3) ? 'Siv.ing.' : '',
    NUMBER: '',
    PHONE_DIRECT: random.chance(0.6) ? makePhone(random, countryId) : '',
    PHONE_MOBILE: random.chance(0.8) ? makePhone(random, countryId) : '',
    EMAIL: random.chance(0.9) ? `${toAscii(first)}.${toAscii(last)}@${domain}.example` : '',
    POSITION: random.chance(0.8) ? `[I:${random.between(1, 6)}]` : '',
    BIRTHDATE: random.chance(0.3) ? makeDate(random, 1955, 2002) : '',
  };
}

/** The values of a made-up project. */
export function makeProjectValues(random: Random, company: Values, number: number): Values {
  const finished = random.chance(0.3);
  return {
    NAME: `${random.pick(projectWords)} ${random.pick(projectPlaces)} – ${company['NAME'] ?? ''}`.slice(
      0,
      80,
    ),
    TEXT: random.chance(0.3) ? 'Avtalt på befaring.\nSe vedlagt plan & tegning "A-12".' : '',
    NUMBER: `P-${String(number).padStart(4, '0')}`,
    ENDDATE: makeDate(random, 2024, 2027),
    TYPE: `[I:${random.between(1, 3)}]`,
    STATUS: finished ? '[I:4]' : `[I:${random.between(1, 3)}]`,
    'SuperOffice:1': finished ? '[I:1]' : '[I:0]',
  };
}
