import type { Values } from './fresh-values';

/** A hand-written company, always there under the id of its place in the list, with its hand-written ERP twin. */
export interface StoryCompany {
  values: Values;
  /** Company of connection 1 with this key; `differs` holds what the ERP has otherwise. */
  fjord?: { type: 'Customer' | 'Supplier'; key: string; linked: boolean; differs: Values };
  baltic?: { type: 'Customer' | 'Partner'; key: string; linked: boolean; differs: Values };
  /** Its twins take no choice from the stream of all data, which stay as they were before it had any. */
  drawsAside?: true;
}

const at = (street: string, zip: string, city: string, county: string, country = 1): Values => ({
  POSTALAD1: street,
  POSTALZIP: zip,
  POSTALCITY: city,
  POSTALCOUNTY: county,
  STREETAD1: street,
  STREETZIP: zip,
  STREETCITY: city,
  STREETCOUNTY: county,
  COUNTRY: `[I:${country}]`,
});

const nordlys = (department: string, where: Values, vatNo: string): StoryCompany => ({
  values: {
    NAME: 'Nordlys Bygg AS',
    DEPARTMENT: department,
    VATNO: vatNo,
    ...where,
    CATEGORY: '[I:2]',
    BUSINESS: '[I:1]',
  },
});

/**
 * The companies that documents, tour and tests refer to. Company 1, Orkdal AS, is the first link of every
 * newcomer: an obvious twin, four values apart, linked nowhere.
 */
export const storyCompanies: StoryCompany[] = [
  {
    values: {
      NAME: 'Orkdal AS',
      NUMBER1: 'ORKDAL',
      VATNO: '914785236',
      PHONE: '+47 72 48 00 10',
      EMAIL: 'post@orkdal.example',
      URL: 'https://www.orkdal.example',
      ...at('Orkdalsveien 14', '7300', 'Orkanger', 'Trøndelag'),
      CATEGORY: '[I:2]',
      BUSINESS: '[I:4]',
      'SuperOffice:1': '[F:150000]',
      'SuperOffice:2': '[I:14]',
      'SuperOffice:3': '[I:0]',
      'SuperOffice:4': '[D:03/01/2011]',
    },
    fjord: {
      type: 'Customer',
      key: '10014',
      linked: false,
      differs: { POSTALAD1: 'Orkdalsvn. 14 B', PHONE: '72480010', EMAIL: 'faktura@orkdal.example' },
    },
  },
  {
    values: {
      NAME: 'Bjørkåsen Rør AS',
      NUMBER1: 'BJØRKÅS',
      NUMBER2: '10027',
      VATNO: '987654325',
      PHONE: '+47 73 90 11 22',
      EMAIL: 'firma@bjorkasen.example',
      ...at('Industriveien 3', '7010', 'Trondheim', 'Trøndelag'),
      CATEGORY: '[I:1]',
      BUSINESS: '[I:1]',
      'SuperOffice:2': '[I:30]',
      'SuperOffice:3': '[I:0]',
    },
    fjord: {
      type: 'Customer',
      key: '10027',
      linked: true,
      differs: { POSTALAD1: 'Postboks 77', POSTALCITY: 'TRONDHEIM', PAYDAYS: '[I:20]' },
    },
  },
  nordlys('', at('Sjøgata 8', '9008', 'Tromsø', 'Troms'), '911222333'),
  nordlys('Verksted', at('Kaiveien 2', '9008', 'Tromsø', 'Troms'), '911222333'),
  {
    ...nordlys('', at('Storgata 40', '8006', 'Bodø', 'Nordland'), '922333444'),
    // The name that it had before it was bought: no search by today's finds it.
    fjord: {
      type: 'Customer',
      key: '10058',
      linked: false,
      differs: { NAME: 'Saltens Entreprenørforretning' },
    },
    drawsAside: true,
  },
  {
    values: {
      NAME: 'Bakeriet "Den Gylne Kringle" AS',
      NUMBER2: '10031',
      VATNO: '933444555',
      ...at("Møller'n 1", '6002', 'Ålesund', 'Møre og Romsdal'),
      CATEGORY: '[I:3]',
      BUSINESS: '[I:6]',
    },
    fjord: { type: 'Customer', key: '10031', linked: true, differs: { CUSTGR: '099' } },
  },
  {
    values: {
      NAME: '<b>Fet</b> Reklame & Trykk AS',
      VATNO: '944555666',
      ...at('Åsveien 5 <bak kirken>', '3015', 'Drammen', 'Buskerud'),
      CATEGORY: '[I:6]',
    },
    fjord: { type: 'Customer', key: '10035', linked: false, differs: {} },
  },
  {
    values: {
      NAME: 'Havbris Sjømat AS',
      VATNO: '955666777',
      PHONE: '',
      ...at('Postmottak\nv/ Åse Håland\nKaiveien 11', '8400', 'Sortland', 'Nordland'),
      CATEGORY: '[I:2]',
      BUSINESS: '[I:2]',
      'SuperOffice:5': 'Lever før kl. 07:00\nRing "porten" (nr. 4)',
    },
    fjord: {
      type: 'Customer',
      key: '10040',
      linked: true,
      differs: { DELIVERY: '', POSTALAD1: 'Kaiveien 11' },
    },
  },
  {
    values: {
      NAME: 'Kystkraft Leverandør AS',
      VATNO: '966777888',
      ...at('Strandveien 19', '4006', 'Stavanger', 'Rogaland'),
      CATEGORY: '[I:4]',
    },
    fjord: { type: 'Supplier', key: '00012', linked: false, differs: { PHONE: '51 00 00 12' } },
  },
  {
    values: {
      NAME: 'Ängelholms Möbel AB',
      VATNO: '5566778899',
      PHONE: '+46 70 123 45 67',
      ...at('Storgatan 12', '262 32', 'Ängelholm', 'Skåne', 2),
      CATEGORY: '[I:2]',
      BUSINESS: '[I:3]',
    },
    baltic: {
      type: 'Customer',
      key: '900719925474099301',
      linked: false,
      differs: { GATE: 'Storg. 12', TLF: '070-123 45 67' },
    },
  },
  {
    values: {
      NAME: 'Sjøbris Hotell AS',
      NUMBER2: '10044',
      VATNO: '977888999',
      ...at('Strandveien 1', '4611', 'Kristiansand', 'Agder'),
      CATEGORY: '[I:1]',
      BUSINESS: '[I:6]',
    },
    fjord: { type: 'Customer', key: '10044', linked: true, differs: {} },
    baltic: { type: 'Partner', key: 'PA/0007', linked: true, differs: { WEB: 'https://sjobris.example' } },
  },
  { values: { NAME: 'Tomrom AS', COUNTRY: '' } },
];
