import type { ErpFieldSpec } from './erp-field-spec';
import type { ErpListItem } from './model';

const item = (id: string, NO: string, US: string): ErpListItem => ({ id, name: { NO, US } });

/** The lists of *Baltic Finance*. Its country ids are numbers with a leading zero, unlike those of Fjord. */
export const balticLists: Record<string, ErpListItem[]> = {
  Country: [
    item('046', 'Sverige', 'Sweden'),
    item('047', 'Norge', 'Norway'),
    item('358', 'Finland', 'Finland'),
    item('372', 'Estland', 'Estonia'),
  ],
  Segment: [
    item('BYGG', 'Bygg', 'Construction'),
    item('HAND', 'Handel', 'Retail'),
    item('IND', 'Industri', 'Industry'),
    item('TRP', 'Transport', 'Transport'),
  ],
  Currency: [item('SEK', 'Svenske kroner', 'Swedish krona'), item('EUR', 'Euro', 'Euro')],
};

const companyFields = (numberKey: string, numberNames: [string, string]): ErpFieldSpec[] => [
  { key: numberKey, names: numberNames, access: 'ReadOnly', search: true },
  {
    key: 'NM',
    names: ['Firmanavn', 'Company name'],
    max: 60,
    access: 'Mandatory',
    search: true,
    map: ['NAME', 'both'],
  },
  { key: 'AVD', names: ['Avdeling', 'Department'], max: 40, map: ['DEPARTMENT', 'both'] },
  { key: 'ORGNR', names: ['Org.nr.', 'VAT No.'], max: 20, search: true, map: ['VATNO', 'erp'] },
  { key: 'GATE', names: ['Gateadresse', 'Street address'], max: 40, map: ['STREETAD1', 'both'] },
  { key: 'POSTNR', names: ['Postnr', 'Postcode'], max: 10, map: ['STREETZIP', 'both'] },
  { key: 'ORT', names: ['Sted', 'City'], max: 35, search: true, map: ['STREETCITY', 'both'] },
  {
    key: 'LAND',
    names: ['Land', 'Country'],
    list: 'Country',
    map: ['COUNTRY', 'erp'],
    items: { '046': 2, '047': 1, '358': 4 },
  },
];

export const balticCustomer: ErpFieldSpec[] = [
  ...companyFields('KUNDNR', ['Kundenummer', 'Customer number']),
  { key: 'TLF', names: ['Telefon', 'Phone'], max: 25, map: ['PHONE', 'both'] },
  {
    key: 'SEGMENT',
    names: ['Segment', 'Segment'],
    list: 'Segment',
    map: ['BUSINESS', 'both'],
    items: { BYGG: 1, HAND: 3, IND: 4, TRP: 5 },
  },
  {
    key: 'VALUTA',
    names: ['Valuta', 'Currency'],
    list: 'Currency',
    access: 'Mandatory',
    first: { value: 'SEK', prompt: true, mandatory: true },
  },
  { key: 'OMSETNING', names: ['Omsetning i år', 'Turnover this year'], type: 'Double', access: 'ReadOnly' },
];

export const balticPartner: ErpFieldSpec[] = [
  ...companyFields('PARTNR', ['Partnernummer', 'Partner number']),
  { key: 'WEB', names: ['Web', 'Web'], max: 120, map: ['URL', 'both'] },
];

export const balticProject: ErpFieldSpec[] = [
  { key: 'PNR', names: ['Prosjektnummer', 'Project number'], access: 'ReadOnly', search: true },
  {
    key: 'PNAVN',
    names: ['Navn', 'Name'],
    max: 60,
    access: 'Mandatory',
    search: true,
    map: ['NAME', 'both'],
  },
  { key: 'SLUTT', names: ['Sluttdato', 'End date'], type: 'Date', map: ['ENDDATE', 'erp'] },
  { key: 'FERDIG', names: ['Fullført', 'Completed'], type: 'Checkbox', map: ['SuperOffice:1', 'both'] },
];

/** The old ledger: a connection that somebody switched off, with links that stayed behind. */
export const ledgerCustomer: ErpFieldSpec[] = [
  { key: 'ACCOUNT', names: ['Konto', 'Account'], access: 'ReadOnly', search: true },
  {
    key: 'NAME',
    names: ['Navn', 'Name'],
    max: 30,
    access: 'Mandatory',
    search: true,
    map: ['NAME', 'both'],
  },
  { key: 'ADDRESS1', names: ['Adresse', 'Address'], max: 30, map: ['POSTALAD1', 'both'] },
  { key: 'CITY', names: ['Sted', 'City'], max: 30, map: ['POSTALCITY', 'both'] },
];
