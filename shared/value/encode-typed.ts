import { encodeValue } from './encoded-value';
import type { FieldType } from './field-value';
import { parseTypedChecked } from './typed-checked';

/**
 * What people or their sheets write, in the documented form of its type. Where it does not fit or may mean two things it is
 * returned as it was typed, for `fitType` to tell.
 */
export function encodeTyped(text: string, fieldType: FieldType): string {
  if (fieldType !== 'Checkbox') return encodeValue(text, fieldType, []);
  const checked = parseTypedChecked(text);
  return checked === null ? text : encodeValue(String(checked), fieldType, []);
}
