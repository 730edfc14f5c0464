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
      const value = readCarrier(carrier);
      if (typeof value === 'string') throw broken(`${index}.${value}`);
      value.displayName = nameIn(value.displayName);
      return value;
    });
  };
}

/** Its value; the name of the member that is none of its kind, and what it is not. */
function readCarrier(carrier: Carrier): FieldValue | string {
  const displayName = carrier.displayName ?? '';
  const crmFieldKey = carrier.crmFieldKey ?? '';
  const value = carrier.value ?? '';
  const displayValue = carrier.displayValue ?? '';
  const syncToCrm = carrier.syncToCrm ?? false;
  const syncToErp = carrier.syncToErp ?? false;
  if (typeof displayName !== 'string') return 'displayName: no text';
  if (typeof crmFieldKey !== 'string') return 'crmFieldKey: no text';
  if (typeof value !== 'string') return 'value: no text';
  if (typeof displayValue !== 'string') return 'displayValue: no text';
  if (typeof syncToCrm !== 'boolean') return 'syncToCrm: no switch';
  if (typeof syncToErp !== 'boolean') return 'syncToErp: no switch';
  return { displayName, crmFieldKey, value, displayValue, syncToCrm, syncToErp };
}

type Carrier = Partial<Record<keyof FieldValue, unknown>>;

function isCarrier(value: unknown): value is Carrier {
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
