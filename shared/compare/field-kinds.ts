import type { FieldType } from '../value/field-value';
import { normalizeFieldKey } from '../value/field-key';
import type { CompareRule } from './comparison';

/** What a text field holds: by it the rules are chosen. */
export const fieldKinds = [
  'text',
  'company-name',
  'street',
  'postcode',
  'phone',
  'company-number',
  'web-address',
  'e-mail',
  'code',
  'stored',
] as const;
export type FieldKind = (typeof fieldKinds)[number];

const spelling = ['letter-case', 'spacing', 'punctuation', 'nordic-letters'] as const;

/** The rules that count for each kind of field. */
export const rulesOfKind: Readonly<Record<FieldKind, readonly CompareRule[]>> = {
  text: spelling,
  'company-name': [...spelling, 'company-form'],
  street: [...spelling, 'street'],
  postcode: ['spacing', 'postcode'],
  phone: ['spacing', 'phone'],
  'company-number': ['letter-case', 'spacing', 'company-number'],
  'web-address': ['spacing', 'web-address'],
  'e-mail': ['spacing', 'e-mail'],
  // A number that is a name: `00012` is not `12`, and `a12` may not be `A12`.
  code: ['spacing'],
  // By what is stored: numbers, dates, ticks and list items.
  stored: [],
};

const kindsOfKeys: readonly [RegExp, FieldKind][] = [
  [/^NAME$/, 'company-name'],
  [/^(?:POSTAL|STREET)AD[1-3]$/, 'street'],
  [/^(?:POSTAL|STREET)ZIP$/, 'postcode'],
  [/^(?:PHONE(?:_.*)?|FAX)$/, 'phone'],
  [/^(?:VATNO|ORGNR)$/, 'company-number'],
  [/^URL$/, 'web-address'],
  [/^EMAIL$/, 'e-mail'],
  [/^NUMBER[12]?$/, 'code'],
];

/**
 * INFERENCE, from the names by which SuperOffice maps fields by itself: what a field holds, by its CRM field key. A field
 * of any other key is a text like any other.
 * https://docs.superoffice.com/en/api/plugins/erp-connectors/automatic-field-mapping.html
 */
export function kindOfField(crmFieldKey: string, fieldType: FieldType): FieldKind {
  if (fieldType === 'Password') return 'code';
  if (fieldType !== 'Text' && fieldType !== 'Label') return 'stored';
  const known = kinds.get(crmFieldKey);
  if (known !== undefined) return known;
  const key = normalizeFieldKey(crmFieldKey);
  const kind = kindsOfKeys.find(([pattern]) => pattern.test(key))?.[1] ?? 'text';
  kinds.set(crmFieldKey, kind);
  return kind;
}

/** By the keys that were asked for: the mappings of a site have some hundreds, and a scan asks for each of its rows. */
const kinds = new Map<string, FieldKind>();
