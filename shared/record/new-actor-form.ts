import type { AppErrorData } from '../errors';
import type { FieldAccess, FieldType, ListChoice } from '../value/field-value';

/** One field that the ERP asks a person for before an actor is created. */
export interface NewActorFormField {
  /** ERP field key: the key of its value in the write. */
  fieldKey: string;
  displayName: string;
  /** Help of the connector; empty for none. */
  description: string;
  fieldType: FieldType;
  access: FieldAccess;
  /** Characters; 0 = unlimited. */
  maxLength: number;
  /** What the form starts with, in the form in which it is sent; empty for none. */
  defaultValue: string;
  /** For a list: ERP items by id, which is what is sent. Null = no list, or its items could not be read. */
  choices: ListChoice[] | null;
}

/** What the ERP wants to know before it creates an actor, in the ERP's order. What SuperOffice feeds by itself is not asked. */
export interface NewActorForm {
  fields: NewActorFormField[];
  /** Why the items of lists are not known; null = they were read, or there is no list. */
  listsError: AppErrorData | null;
}
