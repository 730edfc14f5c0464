import type { FieldAccess } from '../value/field-value';
import { blocked, type Check } from './check';

/** One field that the ERP wants of a new actor. */
export interface NewActorField {
  /** ERP field key. */
  fieldKey: string;
  displayName: string;
  access: FieldAccess;
  /** What the ERP takes where nothing is given; empty for none. */
  defaultValue: string;
}

/** What the ERP asks for and does not get, before an actor is created in it. */
export function checkNewActor(
  fields: readonly NewActorField[],
  erpValues: Readonly<Record<string, string>>,
): Check[] {
  return fields
    .filter(({ access, defaultValue, fieldKey }) => {
      const given = Object.hasOwn(erpValues, fieldKey) ? (erpValues[fieldKey] ?? '') : '';
      return access === 'Mandatory' && defaultValue.trim() === '' && given.trim() === '';
    })
    .map(({ displayName, fieldKey }) =>
      blocked('mandatory-empty', 'fieldValues', { name: displayName || fieldKey }),
    );
}
