import type { NewActorFormField } from '../../../../shared/record/new-actor-form';
import { encodeValue, isChecked, showDecoded } from '../../../../shared/value/encoded-value';
import { parseTypedDate } from '../../../../shared/value/typed-date';
import { isWholeNumber, parseTypedNumber } from '../../../../shared/value/typed-number';

/** What is wrong with a value that the ERP asks for. */
export type NewActorProblem =
  | { kind: 'empty' }
  | { kind: 'tooLong'; length: number; max: number }
  | { kind: 'notNumber' | 'notWhole' | 'notDate' | 'ambiguous'; text: string };

/** What was typed, by field key: a date and a number as a person writes them, a tick as `true` or `false`. */
export type TypedValues = Readonly<Record<string, string>>;

/** What the form starts with: the ERP's own defaults, as a person writes them. An unticked box says no. */
export function startValues(fields: readonly NewActorFormField[]): TypedValues {
  return Object.fromEntries(
    fields.map(({ fieldKey, fieldType, defaultValue }) => {
      if (fieldType === 'Checkbox') return [fieldKey, String(isChecked(defaultValue))];
      return [fieldKey, showDecoded(defaultValue, fieldType) ?? defaultValue];
    }),
  );
}

/** Null where the value can be sent. What the ERP sets by itself is never asked for. */
export function findProblem(field: NewActorFormField, typed: string): NewActorProblem | null {
  const { access, fieldType, maxLength } = field;
  if (access === 'ReadOnly') return null;
  const text = typed.trim();
  if (text === '') {
    // What the ERP fills in by itself may stay empty.
    return access === 'Mandatory' && field.defaultValue.trim() === '' && fieldType !== 'Checkbox'
      ? { kind: 'empty' }
      : null;
  }
  switch (fieldType) {
    case 'Integer':
    case 'Double': {
      const parsed = parseTypedNumber(text);
      if (parsed.kind === 'ambiguous') return { kind: 'ambiguous', text };
      if (parsed.kind !== 'number') return { kind: 'notNumber', text };
      return fieldType === 'Integer' && !isWholeNumber(parsed) ? { kind: 'notWhole', text } : null;
    }
    case 'Date': {
      const parsed = parseTypedDate(text);
      if (parsed.kind === 'ambiguous') return { kind: 'ambiguous', text };
      return parsed.kind === 'date' ? null : { kind: 'notDate', text };
    }
    case 'Text':
    case 'Password':
    case 'Label':
      return maxLength > 0 && typed.length > maxLength
        ? { kind: 'tooLong', length: typed.length, max: maxLength }
        : null;
    case 'Checkbox':
    case 'List':
      return null;
  }
}

/** The values as they are sent, by ERP field key. Empty ones are left out: the ERP then takes its default. */
export function toErpValues(
  fields: readonly NewActorFormField[],
  typed: TypedValues,
): Record<string, string> {
  const given = fields.flatMap((field): [string, string][] => {
    const text = typed[field.fieldKey] ?? '';
    if (field.access === 'ReadOnly' || text.trim() === '') return [];
    return [[field.fieldKey, encodeOne(field, text)]];
  });
  return Object.fromEntries(given);
}

function encodeOne({ fieldType }: NewActorFormField, typed: string): string {
  // The id of a list item travels as the ERP spells it.
  if (fieldType === 'List') return typed;
  return encodeValue(typed, fieldType, []);
}
