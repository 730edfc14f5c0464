import type { CrmRecord } from '../data/model';
import { storedValue } from '../data/store';
import { findCrmField } from '../data/crm-fields';
import { toCarrier } from '../http/answers';
import type { Language } from '../http/language';
import { readDate, readDouble, readInteger } from '../rules/encoded-values';
import { displayCrmValue } from '../rules/field-values';

const listEntity = (record: CrmRecord, key: string, language: Language) => {
  const stored = storedValue(record, key);
  const field = findCrmField(record.type, key);
  const id = readInteger(stored);
  return field && id !== null ? { Id: id, Value: displayCrmValue(field, stored, language) } : null;
};

const contactMembers = (record: CrmRecord, language: Language) => ({
  ContactId: record.id,
  Name: storedValue(record, 'NAME'),
  Department: storedValue(record, 'DEPARTMENT'),
  OrgNr: storedValue(record, 'VATNO'),
  Number1: storedValue(record, 'NUMBER1'),
  Number2: storedValue(record, 'NUMBER2'),
  Category: listEntity(record, 'CATEGORY', language),
  Business: listEntity(record, 'BUSINESS', language),
});

const personMembers = (record: CrmRecord, language: Language) => ({
  PersonId: record.id,
  Firstname: storedValue(record, 'FIRSTNAME'),
  MiddleName: storedValue(record, 'MIDDLENAME'),
  Lastname: storedValue(record, 'LASTNAME'),
  Title: storedValue(record, 'TITLE'),
  PersonNumber: storedValue(record, 'NUMBER'),
  Position: listEntity(record, 'POSITION', language),
});

const projectMembers = (record: CrmRecord, language: Language) => ({
  ProjectId: record.id,
  Name: storedValue(record, 'NAME'),
  ProjectNumber: storedValue(record, 'NUMBER'),
  Description: storedValue(record, 'TEXT'),
  EndDate: readDate(storedValue(record, 'ENDDATE')),
  ProjectStatus: listEntity(record, 'STATUS', language),
  ProjectType: listEntity(record, 'TYPE', language),
});

const saleMembers = (record: CrmRecord) => ({
  SaleId: record.id,
  Heading: storedValue(record, 'HEADING'),
  SaleNumber: storedValue(record, 'NUMBER'),
  Amount: readDouble(storedValue(record, 'AMOUNT')),
  Saledate: readDate(storedValue(record, 'SALEDATE')),
});

const toMembers = (record: CrmRecord, language: Language): Record<string, unknown> => {
  switch (record.type) {
    case 'Contact':
      return contactMembers(record, language);
    case 'Person':
      return personMembers(record, language);
    case 'Project':
      return projectMembers(record, language);
    case 'Sale':
      return saleMembers(record);
  }
};

/** The members of a REST entity that a link tool looks at; the real entities have many more. */
export function toEntity(record: CrmRecord, language: Language): Record<string, unknown> {
  return toCarrier({
    ...toMembers(record, language),
    UpdatedDate: record.updatedAt.replace(/\.\d+Z$|Z$/, ''),
    ActiveErpLinks: record.activeErpLinks,
  });
}
