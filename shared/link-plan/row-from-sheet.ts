import type { CellReading } from '../sheet/key-codes';
import type { MappedRow, ValueClaim } from '../sheet/map-row';
import { directionOf, type Direction } from '../value/direction';
import { encodeTyped } from '../value/encode-typed';
import { fitType } from '../value/encoded-value';
import type { LinkPlan } from '../write/plan';
import type { AlsoSaid, SaidPart } from './also-said';
import type { NewRow, PlanValue } from './plan-row';
import type { RecordAsGiven } from './record-as-given';
import { because, type RowReason } from './row-reason';

/** What a person calls the columns in question, for the sentences about their cells. */
export interface ColumnNames {
  erpKey: string;
  record: string;
  /** By CRM field key. */
  values: ReadonlyMap<string, string>;
}

interface Options {
  rowId: string;
  names: ColumnNames;
  /** What the connection maps, for the form of values; null where rows go into different ones, or it was not read. */
  mapping: LinkPlan | null;
  /** A list that the site gives: e-mail and postcode are those of the ERP, where a company may well have others. */
  isListed?: boolean;
}

/**
 * A row of a sheet as the row of a plan. What could not be read of its cells becomes reasons, which count until somebody
 * edits what they are about; nothing is guessed in its place.
 */
export function toPlanRow(row: MappedRow, { rowId, names, mapping, isListed = false }: Options): NewRow {
  const reasons: RowReason[] = [];
  const take = <T>(
    reading: CellReading<T>,
    about: 'erpKey' | 'record' | 'values',
    column: string,
    of: RowReason['params'] = {},
  ): T | null => {
    if (reading.kind === 'found') return reading.value;
    if (reading.kind === 'blocked')
      reasons.push(because(`cell-${reading.problem}`, { ...reading.params, ...of, column, about }));
    return null;
  };
  for (const { use, text } of row.unread) {
    reasons.push(
      because('word-not-understood', {
        text,
        ...(use === 'crm-record-by' ? {} : { given: text }),
        about: partOf[use],
      }),
    );
  }
  const { name } = row.record;
  const erpKey = take(row.erpKey, 'erpKey', names.erpKey) ?? '';
  const record = readRecord(row, (reading, by) => take(reading, 'record', names.record, { by }));
  const alsoSaid = record ? readAlsoSaid(row, record.by, isListed) : {};
  const values = row.values.flatMap((claim): PlanValue[] => {
    const column = names.values.get(claim.crmFieldKey) ?? claim.crmFieldKey;
    const field = claim.crmFieldKey;
    const read = take(claim.value, 'values', column, { field });
    if (read === null) return [];
    const value = encode(claim, read.text, mapping);
    if (value === null) {
      const { text } = read;
      reasons.push(
        because('value-not-understood', { name: column, text, given: text, field, about: 'values' }),
      );
      return [];
    }
    return [{ crmFieldKey: claim.crmFieldKey, value, direction: directionFor(claim, mapping) }];
  });
  return {
    rowId,
    sheetRow: row.number,
    record,
    // An address says what it is the address of.
    crmActorType: addressType(row) ?? row.crmActorType,
    erpKey,
    erpActorType: row.erpActorType,
    connection: row.connection === '' ? null : row.connection,
    values,
    decision: row.decision === 'none' ? null : row.decision,
    note: row.note,
    sheetReasons: reasons,
    kept: row.kept,
    ...(name.kind === 'found' && record?.by !== 'name-postcode' ? { alsoNamed: name.value } : {}),
    ...(Object.keys(alsoSaid).length > 0 ? { alsoSaid } : {}),
    entryId: null,
  };
}

const partOf = {
  'crm-actor-type': 'crmActorType',
  'erp-actor-type': 'erpActorType',
  'crm-record-by': 'record',
  decision: 'decision',
} as const;

function addressType({ record: { reference } }: MappedRow) {
  return reference.kind === 'found' ? (reference.value.crmActorType ?? null) : null;
}

/** What identifies a record comes before what may fit several. */
function readRecord(
  { record }: MappedRow,
  take: <T>(reading: CellReading<T>, by: RecordAsGiven['by']) => T | null,
): RecordAsGiven | null {
  const reference = take(record.reference, 'id');
  if (reference) return { by: 'id', text: String(reference.crmRecordId) };
  const number = take(record.crmNumber, 'number');
  if (number) return { by: 'number', text: number };
  const orgNumber = take(record.orgNumber, 'org-number');
  if (orgNumber) return { by: 'org-number', text: orgNumber };
  const email = take(record.email, 'email');
  if (email) return { by: 'email', text: email };
  const name = take(record.name, 'name-postcode');
  return name
    ? { by: 'name-postcode', text: name, postcode: take(record.postcode, 'name-postcode') ?? '' }
    : null;
}

/** What the row says of the record beside what it is looked up by; what cannot be read says nothing. */
function readAlsoSaid({ record }: MappedRow, by: RecordAsGiven['by'], isListed: boolean): AlsoSaid {
  if (by === 'name-postcode') return {};
  const said: readonly (readonly [SaidPart, RecordAsGiven['by'] | null, CellReading])[] = [
    ['number', 'number', record.crmNumber],
    ['orgNumber', 'org-number', record.orgNumber],
    ...(isListed
      ? []
      : ([
          ['email', 'email', record.email],
          ['postcode', null, record.postcode],
        ] as const)),
  ];
  return Object.fromEntries(
    said.flatMap(([part, use, reading]) =>
      use !== by && reading.kind === 'found' ? [[part, reading.value]] : [],
    ),
  );
}

/** The value as the API has it; null where it does not fit its field. */
function encode({ crmFieldKey, value }: ValueClaim, text: string, mapping: LinkPlan | null): string | null {
  const fieldType = mapping?.find(crmFieldKey)?.fieldType;
  if (fieldType === undefined || value.kind !== 'found') return text;
  const encoded = encodeTyped(text, fieldType);
  return fitType(encoded, text, fieldType) === 'fits' ? encoded : null;
}

function directionFor({ crmFieldKey, direction }: ValueClaim, mapping: LinkPlan | null): Direction {
  if (direction !== 'as-mapped') return direction;
  const field = mapping?.find(crmFieldKey);
  // Without a mapping nobody has said which way: nothing is written until somebody does.
  return field ? directionOf(field) : 'leave';
}
