import { z } from 'zod';

const text = z.string().max(2_000);

/** By what a sheet names a CRM record, each as it stands there. */
export const recordKeySchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('id'), text }),
  z.strictObject({ by: z.literal('number'), text }),
  z.strictObject({ by: z.literal('org-number'), text }),
  z.strictObject({ by: z.literal('email'), text }),
  z.strictObject({ by: z.literal('name-postcode'), text, postcode: text }),
  /** The address of a record in SuperOffice. */
  z.strictObject({ by: z.literal('address'), text }),
]);

/** How a row names its CRM record; text from end to end. Which record that is, the check finds out. */
export type RecordAsGiven = z.infer<typeof recordKeySchema>;
export type RecordKeyKind = RecordAsGiven['by'];
export const recordKeyKinds = [
  'id',
  'number',
  'org-number',
  'email',
  'name-postcode',
  'address',
] as const satisfies readonly RecordKeyKind[];

/** The record of a row as its sheet names it, for command line and report: "Nordlys Bygg AS (8)", or what it is given by alone. */
export function nameAsGiven({
  record,
  alsoNamed,
}: {
  record: RecordAsGiven | null;
  /** Beside what it is given by. */
  alsoNamed?: string | undefined;
}): string {
  return alsoNamed ? `${alsoNamed} (${record?.text ?? '–'})` : (record?.text ?? '');
}
