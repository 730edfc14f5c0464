import type { ErpFieldSpec } from './erp-field-spec';
import type { ErpListItem } from './model';

const item = (id: string, NO: string, US: string): ErpListItem => ({ id, name: { NO, US } });

/** The lists of *Fjord Accounting*. Item ids are text; one group and one country have no CRM counterpart. */
export const fjordLists: Record<string, ErpListItem[]> = {
  CustomerGroup: [
    item('010', 'Storkunder', 'Key accounts'),
    item('020', 'Vanlige kunder', 'Regular customers'),
    item('030', 'Småkunder', 'Small customers'),
    item('099', 'Utgått gruppe', 'Retired group'),
  ],
  SupplierGroup: [item('1', 'Varer', 'Goods'), item('2', 'Tjenester', 'Services')],
  Country: [
    item('NO', 'Norge', 'Norway'),
    item('SE', 'Sverige', 'Sweden'),
    item('DK', 'Danmark', 'Denmark'),
    item('FI', 'Finland', 'Finland'),
    item('GL', 'Grønland', 'Greenland'),
  ],
  Terms: [item('14', '14 dager netto', '14 days net'), item('30', '30 dager netto', '30 days net')],
  PersonPosition: [
    item('DL', 'Daglig leder', 'Managing director'),
    item('OK', 'Økonomi', 'Finance'),
    item('IN', 'Innkjøp', 'Purchasing'),
    item('LA', 'Lager', 'Warehouse'),
  ],
  ProjectStatus: [
    item('P', 'Planlagt', 'Planned'),
    item('R', 'I arbeid', 'Running'),
    item('F', 'Ferdig', 'Finished'),
  ],
};

const countryItems = { NO: 1, SE: 2, DK: 3, FI: 4 };

export const fjordCustomer: ErpFieldSpec[] = [
  {
    key: 'CUSTNO',
    names: ['Kundenummer', 'Customer number'],
    access: 'ReadOnly',
    search: true,
    map: ['NUMBER2', 'crm'],
  },
  {
    key: 'NAME',
    names: ['Navn', 'Name'],
    max: 100,
    access: 'Mandatory',
    search: true,
    map: ['NAME', 'both'],
  },
  { key: 'VATNO', names: ['Org.nr.', 'VAT No.'], max: 20, search: true, map: ['VATNO', 'both'] },
  { key: 'POSTALAD1', names: ['Postadresse 1', 'Postal address 1'], max: 50, map: ['POSTALAD1', 'both'] },
  { key: 'POSTALAD2', names: ['Postadresse 2', 'Postal address 2'], max: 50, map: ['POSTALAD2', 'both'] },
  { key: 'POSTALZIP', names: ['Postnr', 'Postcode'], max: 10, search: true, map: ['POSTALZIP', 'both'] },
  { key: 'POSTALCITY', names: ['Poststed', 'City'], max: 40, search: true, map: ['POSTALCITY', 'both'] },
  {
    key: 'COUNTRY',
    names: ['Land', 'Country'],
    list: 'Country',
    map: ['COUNTRY', 'both'],
    items: countryItems,
  },
  { key: 'PHONE', names: ['Telefon', 'Phone'], max: 30, map: ['PHONE', 'erp'] },
  { key: 'EMAIL', names: ['E-post faktura', 'Invoice e-mail'], max: 80, map: ['EMAIL', 'both'] },
  {
    key: 'CUSTGR',
    names: ['Kundegruppe', 'Customer group'],
    list: 'CustomerGroup',
    map: ['CATEGORY', 'crm'],
    items: { '010': 1, '020': 2, '030': 3 },
    first: { value: '020', prompt: true },
  },
  {
    key: 'CREDITLIMIT',
    names: ['Kredittgrense', 'Credit limit'],
    type: 'Double',
    map: ['SuperOffice:1', 'crm'],
  },
  {
    key: 'PAYDAYS',
    names: ['Betalingsfrist (dager)', 'Payment days'],
    type: 'Integer',
    map: ['SuperOffice:2', 'both'],
  },
  {
    key: 'ONHOLD',
    names: ['Kredittsperret', 'Credit hold'],
    type: 'Checkbox',
    map: ['SuperOffice:3', 'crm'],
  },
  { key: 'SINCE', names: ['Kunde siden', 'Customer since'], type: 'Date', map: ['SuperOffice:4', 'both'] },
  {
    key: 'DELIVERY',
    names: ['Leveringsmerknad', 'Delivery note'],
    max: 250,
    map: ['SuperOffice:5', 'leave'],
  },
  { key: 'BALANCE', names: ['Saldo', 'Balance'], type: 'Double', access: 'ReadOnly' },
  { key: 'LASTINVOICE', names: ['Siste faktura', 'Last invoice'], type: 'Date', access: 'ReadOnly' },
  {
    key: 'STDTERMS',
    names: ['Betalingsvilkår', 'Payment terms'],
    list: 'Terms',
    access: 'Mandatory',
    first: { value: '14', prompt: true, mandatory: true },
  },
];

export const fjordSupplier: ErpFieldSpec[] = [
  {
    key: 'SUPNO',
    names: ['Leverandørnummer', 'Supplier number'],
    access: 'ReadOnly',
    search: true,
    map: ['NUMBER2', 'crm'],
  },
  {
    key: 'NAME',
    names: ['Navn', 'Name'],
    max: 100,
    access: 'Mandatory',
    search: true,
    map: ['NAME', 'both'],
  },
  { key: 'VATNO', names: ['Org.nr.', 'VAT No.'], max: 20, search: true, map: ['VATNO', 'both'] },
  { key: 'POSTALAD1', names: ['Postadresse 1', 'Postal address 1'], max: 50, map: ['POSTALAD1', 'both'] },
  { key: 'POSTALZIP', names: ['Postnr', 'Postcode'], max: 10, map: ['POSTALZIP', 'both'] },
  { key: 'POSTALCITY', names: ['Poststed', 'City'], max: 40, search: true, map: ['POSTALCITY', 'both'] },
  {
    key: 'COUNTRY',
    names: ['Land', 'Country'],
    list: 'Country',
    map: ['COUNTRY', 'both'],
    items: countryItems,
  },
  { key: 'PHONE', names: ['Telefon', 'Phone'], max: 30, map: ['PHONE', 'both'] },
  { key: 'URL', names: ['Web', 'Web'], max: 200, map: ['URL', 'crm'] },
  {
    key: 'SUPGR',
    names: ['Leverandørgruppe', 'Supplier group'],
    list: 'SupplierGroup',
    first: { value: '1' },
  },
  { key: 'SUPPLIERLIMIT', names: ['Kredittramme', 'Supplier limit'], type: 'Double', access: 'ReadOnly' },
  {
    // Nothing stands in for it: whoever makes a supplier has to choose.
    key: 'STDTERMS',
    names: ['Betalingsvilkår', 'Payment terms'],
    list: 'Terms',
    access: 'Mandatory',
    first: { prompt: true, mandatory: true },
  },
];

export const fjordPerson: ErpFieldSpec[] = [
  {
    key: 'PERSONNO',
    names: ['Personnummer i ERP', 'Person number'],
    access: 'ReadOnly',
    search: true,
    map: ['NUMBER', 'crm'],
  },
  { key: 'FIRSTNAME', names: ['Fornavn', 'First name'], max: 50, search: true, map: ['FIRSTNAME', 'both'] },
  {
    key: 'LASTNAME',
    names: ['Etternavn', 'Last name'],
    max: 50,
    access: 'Mandatory',
    search: true,
    map: ['LASTNAME', 'both'],
  },
  {
    key: 'PHONE_DIRECT',
    names: ['Direkte telefon', 'Direct phone'],
    max: 30,
    map: ['PHONE_DIRECT', 'both'],
  },
  { key: 'PHONE_MOBILE', names: ['Mobil', 'Mobile'], max: 30, map: ['PHONE_MOBILE', 'erp'] },
  { key: 'EMAIL', names: ['E-post', 'E-mail'], max: 80, search: true, map: ['EMAIL', 'both'] },
  {
    key: 'PERSPOS',
    names: ['Rolle', 'Role'],
    list: 'PersonPosition',
    map: ['POSITION', 'both'],
    items: { DL: 1, OK: 2, IN: 3, LA: 6 },
  },
  { key: 'BIRTHDATE', names: ['Fødselsdato', 'Date of birth'], type: 'Date', map: ['BIRTHDATE', 'crm'] },
];

export const fjordProject: ErpFieldSpec[] = [
  {
    key: 'PROJNO',
    names: ['Prosjektnummer', 'Project number'],
    access: 'ReadOnly',
    search: true,
    map: ['NUMBER', 'crm'],
  },
  {
    key: 'NAME',
    names: ['Prosjektnavn', 'Project name'],
    max: 80,
    access: 'Mandatory',
    search: true,
    map: ['NAME', 'both'],
  },
  { key: 'TEXT', names: ['Beskrivelse', 'Description'], max: 500, map: ['TEXT', 'both'] },
  { key: 'ENDDATE', names: ['Sluttdato', 'End date'], type: 'Date', search: true, map: ['ENDDATE', 'both'] },
  {
    key: 'PROJSTATUS',
    names: ['Status', 'Status'],
    list: 'ProjectStatus',
    map: ['STATUS', 'crm'],
    items: { P: 1, R: 2, F: 4 },
  },
  { key: 'HOURS', names: ['Førte timer', 'Hours booked'], type: 'Double', access: 'ReadOnly' },
];
