import type { CrmActorType } from '../../../shared/record/actor-types';
import type { FieldType } from '../../../shared/value/field-value';
import type { CrmField } from './model';

interface Extra {
  type?: FieldType;
  max?: number;
  list?: string;
  mandatory?: boolean;
}

const field = (key: string, no: string, us: string, extra: Extra = {}): CrmField => ({
  key,
  names: { NO: no, US: us },
  type: extra.list ? 'List' : (extra.type ?? 'Text'),
  maxLength: extra.max ?? 0,
  access: extra.mandatory ? 'Mandatory' : 'Normal',
  listName: extra.list ?? null,
});

const address = (prefix: 'POSTAL' | 'STREET', no: string, us: string): CrmField[] => [
  field(`${prefix}AD1`, `${no}adresse 1`, `${us} address 1`, { max: 99 }),
  field(`${prefix}AD2`, `${no}adresse 2`, `${us} address 2`, { max: 99 }),
  field(`${prefix}AD3`, `${no}adresse 3`, `${us} address 3`, { max: 99 }),
  field(`${prefix}ZIP`, `${no}adresse, postnr.`, `${us} postcode`, { max: 20 }),
  field(`${prefix}CITY`, `${no}adresse, sted`, `${us} city`, { max: 79 }),
  field(`${prefix}COUNTY`, `${no}adresse, fylke`, `${us} county`, { max: 79 }),
  field(`${prefix}STATE`, `${no}adresse, delstat`, `${us} state`, { max: 79 }),
];

/**
 * The CRM fields by record type. The upper-case keys are the documented names of automatic field mapping;
 * the keys of lists and of user-defined fields (`SuperOffice:n`) are inferred.
 */
export const crmFields: Record<CrmActorType, CrmField[]> = {
  Contact: [
    field('NAME', 'Firmanavn', 'Name', { max: 219, mandatory: true }),
    field('DEPARTMENT', 'Avdeling', 'Department', { max: 219 }),
    field('NUMBER1', 'Kode', 'Code', { max: 49 }),
    field('NUMBER2', 'Nummer', 'Number', { max: 49 }),
    field('VATNO', 'Org.nr.', 'VAT No.', { max: 49 }),
    field('PHONE', 'Telefon', 'Phone', { max: 49 }),
    field('FAX', 'Faks', 'Fax', { max: 49 }),
    field('EMAIL', 'E-post', 'E-mail', { max: 99 }),
    field('URL', 'Web', 'Web', { max: 254 }),
    ...address('POSTAL', 'Post', 'Postal'),
    ...address('STREET', 'Besøks', 'Street'),
    field('COUNTRY', 'Land', 'Country', { list: 'country' }),
    field('CATEGORY', 'Kategori', 'Category', { list: 'category' }),
    field('BUSINESS', 'Bransje', 'Business', { list: 'business' }),
    field('SuperOffice:1', 'Kredittgrense', 'Credit limit', { type: 'Double' }),
    field('SuperOffice:2', 'Betalingsfrist (dager)', 'Payment days', { type: 'Integer' }),
    field('SuperOffice:3', 'Kredittsperret', 'Credit hold', { type: 'Checkbox' }),
    field('SuperOffice:4', 'Kunde siden', 'Customer since', { type: 'Date' }),
    field('SuperOffice:5', 'Leveringsmerknad', 'Delivery note', { max: 500 }),
  ],
  Person: [
    field('FIRSTNAME', 'Fornavn', 'First name', { max: 99 }),
    field('MIDDLENAME', 'Mellomnavn', 'Middle name', { max: 99 }),
    field('LASTNAME', 'Etternavn', 'Last name', { max: 99, mandatory: true }),
    field('TITLE', 'Tittel', 'Title', { max: 219 }),
    field('NUMBER', 'Nummer', 'Number', { max: 49 }),
    field('PHONE_DIRECT', 'Direkte telefon', 'Direct phone', { max: 49 }),
    field('PHONE_MOBILE', 'Mobil', 'Mobile', { max: 49 }),
    field('PHONE_PRIVATE', 'Telefon privat', 'Private phone', { max: 49 }),
    field('PHONE_OTHER', 'Annen telefon', 'Other phone', { max: 49 }),
    field('EMAIL', 'E-post', 'E-mail', { max: 99 }),
    field('POSITION', 'Stilling', 'Position', { list: 'position' }),
    field('BIRTHDATE', 'Fødselsdato', 'Date of birth', { type: 'Date' }),
    field('URL', 'Web', 'Web', { max: 254 }),
    ...address('POSTAL', 'Privat', 'Private'),
  ],
  Project: [
    field('NAME', 'Prosjektnavn', 'Project name', { max: 219, mandatory: true }),
    field('TEXT', 'Beskrivelse', 'Description', { max: 2_000 }),
    field('NUMBER', 'Prosjektnummer', 'Project number', { max: 49 }),
    field('URL', 'Web', 'Web', { max: 254 }),
    field('ENDDATE', 'Sluttdato', 'End date', { type: 'Date' }),
    field('TYPE', 'Type', 'Type', { list: 'projecttype' }),
    field('STATUS', 'Status', 'Status', { list: 'projectstatus' }),
    field('SuperOffice:1', 'Fullført', 'Completed', { type: 'Checkbox' }),
  ],
  Sale: [
    field('HEADING', 'Overskrift', 'Heading', { max: 219, mandatory: true }),
    field('NUMBER', 'Salgsnummer', 'Sale number', { max: 49 }),
    field('AMOUNT', 'Beløp', 'Amount', { type: 'Double' }),
    field('SALEDATE', 'Salgsdato', 'Sale date', { type: 'Date' }),
  ],
};

const indexFields = (type: CrmActorType): Map<string, CrmField> =>
  new Map(crmFields[type].map((one) => [one.key.toUpperCase(), one]));

const fieldIndex: Record<CrmActorType, Map<string, CrmField>> = {
  Contact: indexFields('Contact'),
  Person: indexFields('Person'),
  Project: indexFields('Project'),
  Sale: indexFields('Sale'),
};

/** The CRM field with this key, whatever its case; null where the record type has none. */
export function findCrmField(type: CrmActorType, key: string): CrmField | null {
  return fieldIndex[type].get(key.toUpperCase()) ?? null;
}
