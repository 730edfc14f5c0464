import { AppError } from '../../shared/errors';
import { pickLocalizedName } from '../../shared/text/localized-name';
import type { FieldValue } from '../../shared/value/field-value';
import type { SiteClient } from './site-client';

/** Makes values of what the vendor's client gave back. Throws `broken-answer` where a member is none of its kind. */
export type ReadFieldValues = (answer: unknown, call: string) => FieldValue[];

/**
 * Reads the answers of `GetFieldValuesFromCrm` and `GetFieldValuesFromErp`, names in the language that is wanted most
 * (`languages`, as in `Accept-Language`). Members that are null or missing are empty texts and switches that are off, as in
 * the schemas of the other answers. By hand, because a scan reads tens of thousands of them, and the validator takes five
 * times as long as all the rest of reading one.
 */
export function createFieldValueReader(client: SiteClient, languages: string): ReadFieldValues {
  const nameIn = createNamePicker(languages);
  return (answer, call) => {
    const broken = (path: string): AppError =>
      new AppError('broken-answer', { params: { host: client.address.host, call }, detail: path });
    if (!Array.isArray(answer)) throw broken('no list');
    return answer.map((carrier: unknown, index) => {
      if (!isCarrier(carrier)) throw broken(`${index}: no object`);
      const textOf = (name: keyof FieldValue): string => {
        const value = carrier[name] ?? '';
        if (typeof value !== 'string') throw broken(`${index}.${name}: no text`);
        return value;
      };
      const switchOf = (name: keyof FieldValue): boolean => {
        const value = carrier[name] ?? false;
        if (typeof value !== 'boolean') throw broken(`${index}.${name}: no switch`);
        return value;
      };
      return {
        displayName: nameIn(textOf('displayName')),
        crmFieldKey: textOf('crmFieldKey'),
        value: textOf('value'),
        displayValue: textOf('displayValue'),
        syncToCrm: switchOf('syncToCrm'),
        syncToErp: switchOf('syncToErp'),
      };
    });
  };
}

function isCarrier(value: unknown): value is Partial<Record<keyof FieldValue, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A connection maps some dozens of fields; a site that names them anew each time must not fill the memory. */
const maxKnownNames = 1_000;

/** `pickLocalizedName`, each name worked out once: every record has the names of the same few fields. */
function createNamePicker(languages: string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const name = pickLocalizedName(text, languages);
    if (known.size < maxKnownNames) known.set(text, name);
    return name;
  };
}
