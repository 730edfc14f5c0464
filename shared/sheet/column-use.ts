import { z } from 'zod';
import { crmActorTypes, erpActorTypes } from '../record/actor-types';
import { directions } from '../value/direction';

/** What a column of a sheet can be, beside a field value. Each at most once in a mapping. */
export const columnUses = [
  'erp-key',
  'crm-record',
  'crm-record-by',
  'crm-number',
  'org-number',
  'email',
  'name',
  'postcode',
  'connection',
  'crm-actor-type',
  'erp-actor-type',
  'decision',
  'note',
] as const;
export type SingleUse = (typeof columnUses)[number];

const column = z.number().int().min(0).max(16_383);
const header = z.string().max(2_000);

const keyChoiceSchema = z.strictObject({
  numbers: z.enum(['ask', 'shown', 'stored']),
  spaces: z.enum(['ask', 'trim', 'keep']),
});

/**
 * What one column is taken for. `crm-record` is an id or a SuperOffice address, or what
 * `crm-record-by` says in its row; `field` a value, by its CRM field key and
 * with the direction it goes in, `as-mapped` being that of the connection.
 */
export const mappedColumnSchema = z.discriminatedUnion('use', [
  z.strictObject({ use: z.enum(columnUses), column, header }),
  z.strictObject({
    use: z.literal('field'),
    column,
    header,
    crmFieldKey: z.string().min(1).max(2_000),
    direction: z.enum(['as-mapped', ...directions]),
  }),
]);
export type MappedColumn = z.infer<typeof mappedColumnSchema>;

/**
 * A column as a plan remembers it: what it was taken for, or that no link needs it. Those that no link needs are kept with
 * each row, so that the customer finds them again in the link plan file.
 */
export const planColumnSchema = z.union([
  mappedColumnSchema,
  z.strictObject({ use: z.literal('keep'), column, header }),
]);
export type PlanColumn = z.infer<typeof planColumnSchema>;
export type KeptColumn = Extract<PlanColumn, { use: 'keep' }>;

/**
 * The columns of a sheet that would not be found again in the link plan file: those that a mapping takes for nothing, and
 * those that only help to find the record where a better one names it. Without a name they go by their letter; those of
 * one name are numbered.
 */
export function findKeptColumns(
  columns: readonly { index: number; letter: string; header: string; filled: number }[],
  mapping: Pick<SheetMapping, 'columns'>,
): KeptColumn[] {
  const [best, ...others] = recordUses.filter((use) => mapping.columns.some((one) => one.use === use));
  const helping = new Set<string>([...others, ...(best === 'name' ? [] : ['postcode'])]);
  const taken = new Set(mapping.columns.flatMap((one) => (helping.has(one.use) ? [] : [one.column])));
  const named = new Set<string>();
  return columns
    .filter((one) => !taken.has(one.index) && (one.header !== '' || one.filled > 0))
    .map((one) => {
      const name = numberName(one.header === '' ? one.letter : one.header, named);
      return { use: 'keep', column: one.index, header: name };
    });
}

function numberName(name: string, taken: Set<string>): string {
  let numbered = name;
  for (let count = 2; taken.has(numbered); count += 1) numbered = `${name} (${count})`;
  taken.add(numbered);
  return numbered;
}

/** How a sheet is read as the rows of a plan: its columns, and what holds for every row that says nothing else. */
export const sheetMappingSchema = z.strictObject({
  columns: z.array(mappedColumnSchema).max(1_000),
  erpConnectionId: z.number().int().min(1).max(2_147_483_647).nullable(),
  crmActorType: z.enum(crmActorTypes).nullable(),
  erpActorType: z.enum(erpActorTypes).nullable(),
  /** What was decided for the column of keys. */
  keys: keyChoiceSchema,
});
export type SheetMapping = z.infer<typeof sheetMappingSchema>;

/** Ways to say which record is meant, best first: what identifies it comes before what may fit several. */
export const recordUses = ['crm-record', 'crm-number', 'org-number', 'email', 'name'] as const;

export const mappingProblems = [
  'no-key-column',
  'no-record-column',
  'name-alone',
  'used-twice',
  'field-twice',
  'no-connection',
  'no-crm-actor-type',
  'no-erp-actor-type',
] as const;
export type MappingProblem = (typeof mappingProblems)[number];

/** What a mapping lacks before a plan can be made of it. */
export function findMappingProblems(mapping: SheetMapping): MappingProblem[] {
  const uses = mapping.columns.map(({ use }) => use).filter((use) => use !== 'field');
  const has = (use: SingleUse) => uses.includes(use);
  const fields = mapping.columns.flatMap((one) =>
    one.use === 'field' ? [one.crmFieldKey.toUpperCase()] : [],
  );
  const isNameAlone =
    has('name') && !has('postcode') && !recordUses.some((use) => use !== 'name' && has(use));
  const problems: [MappingProblem, boolean][] = [
    ['no-key-column', !has('erp-key')],
    ['no-record-column', !recordUses.some(has)],
    ['name-alone', isNameAlone],
    ['used-twice', new Set(uses).size < uses.length],
    ['field-twice', new Set(fields).size < fields.length],
    ['no-connection', mapping.erpConnectionId === null && !has('connection')],
    ['no-crm-actor-type', mapping.crmActorType === null && !has('crm-actor-type')],
    ['no-erp-actor-type', mapping.erpActorType === null && !has('erp-actor-type')],
  ];
  return problems.flatMap(([problem, isThere]) => (isThere ? [problem] : []));
}
