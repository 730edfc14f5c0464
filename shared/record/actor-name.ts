import type { FieldValue } from '../value/field-value';

const nameKeys = new Set(['NAME', 'FIRSTNAME', 'MIDDLENAME', 'LASTNAME']);

/** INFERENCE, from the names by which SuperOffice maps fields by itself: a field of this CRM field key holds a name. */
export function isNameField(crmFieldKey: string): boolean {
  return nameKeys.has(crmFieldKey.toUpperCase());
}

/** The name among the values of one side; empty where there is none. */
export function nameInValues(values: readonly FieldValue[]): string {
  return values
    .filter(({ crmFieldKey }) => isNameField(crmFieldKey))
    .map(({ displayValue, value }) => (displayValue === '' ? value : displayValue))
    .filter((part) => part !== '')
    .join(' ');
}
