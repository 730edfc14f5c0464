import type { KnownActor, KnownHolder, KnownOfRow, LookUp } from '../../shared/link-plan/judge-row';
import type { PlanKind } from '../../shared/link-plan/plan';
import { judgeChanges } from '../../shared/link-plan/changed-since';
import type { LeftValue, PlanValue } from '../../shared/link-plan/plan-row';
import type { RowReason } from '../../shared/link-plan/row-reason';
import { judgeValues } from '../../shared/link-plan/row-values';
import type { FieldValue } from '../../shared/value/field-value';
import type { SideReadings } from '../../shared/write/joined-value';
import type { FoundRecord } from '../superoffice/record-look-up';
import type { Duplicates } from './find-duplicates';
import type { FoundActor } from './look-ups/find-actors';
import { isNotGranted, nameRecord, type FoundLinks } from './look-ups/find-links';
import { notAsked, type PlacedRow } from './place-rows';

/** Everything that was found out about the rows of a plan, ready to be told row by row. */
export interface Gathered {
  kind: PlanKind;
  /** Those that are to be judged, in the order of the sheet. */
  rows: readonly PlacedRow[];
  /** By connection. */
  links: ReadonlyMap<number, FoundLinks>;
  /** The records that hold wanted keys, by `nameRecord`. */
  holders: ReadonlyMap<string, LookUp<readonly FoundRecord[]>>;
  /** What records hold that a row would empty, by `nameRecord`. */
  crmValues: ReadonlyMap<string, readonly FieldValue[]>;
  duplicates: Duplicates;
}

/** What a row writes, what the run left that it takes back, and what both sides hold now; null = it takes none back. */
export interface RowValues {
  values: readonly PlanValue[];
  left: readonly LeftValue[];
  now: SideReadings | null;
}

export function describeKnown(
  placed: PlacedRow,
  { values, left, now }: RowValues,
  all: Gathered,
): KnownOfRow {
  const { row, place, record } = placed;
  const actor: LookUp<FoundActor | null> = place?.actors.get(row.erpKey) ?? notAsked;
  const links = place ? all.links.get(place.erpConnectionId) : undefined;
  return {
    kind: all.kind,
    sheetReasons: row.sheetReasons,
    erpActorType: placed.erpActorType,
    connection: placed.connection,
    mappedTo: place?.mappedTo ?? notAsked,
    addressPlace: placed.addressPlace,
    isRecordUnderstood: placed.want !== null,
    records: placed.records,
    actor: actor satisfies LookUp<KnownActor | null>,
    link: describeLink(links, record),
    holder: describeHolder(placed, actor, links, all),
    sameKeyRows: all.duplicates.ofKey(row.seq),
    sameRecordRows: all.duplicates.ofRecord(row.seq),
    writesValues: values.some(({ direction }) => direction !== 'leave'),
    valueReasons: values.length === 0 ? noReasons : judgeGiven(placed, { values, left, now }, actor, all),
  };
}

const noReasons: readonly RowReason[] = [];

function judgeGiven(
  { place, record }: PlacedRow,
  { values, left, now }: RowValues,
  actor: LookUp<FoundActor | null>,
  { kind, crmValues }: Gathered,
): RowReason[] {
  const mapping = place?.mapping ?? null;
  if (now) return [...judgeValues(values, mapping, now, kind), ...judgeChanges(values, left, mapping, now)];
  const crm = (record && crmValues.get(nameRecord(record))) ?? null;
  const erp = actor.read && actor.value ? toErpValues(actor.value) : null;
  return judgeValues(values, mapping, { crm, erp }, kind);
}

function describeLink(links: FoundLinks | undefined, record: FoundRecord | null): KnownOfRow['link'] {
  const link = links && record ? links.ofRecord(record.crmActorType, record.crmRecordId) : notAsked;
  return isNotGranted(link) ? 'not-granted' : link;
}

function describeHolder(
  { place, record, row: { erpKey } }: PlacedRow,
  actor: LookUp<FoundActor | null>,
  links: FoundLinks | undefined,
  { holders }: Gathered,
): KnownOfRow['holder'] {
  if (!links || !place || erpKey === '') return notAsked;
  const link = links.ofKey(place.erpActorType, erpKey, record);
  if (link === 'not-granted') {
    return actor.read && actor.value?.isConnected ? { read: true, value: 'somebody' } : link;
  }
  if (!link.read) return link;
  if (link.value === null) return nobody;
  const { crmActorType, crmRecordId } = link.value;
  const shown = holders.get(nameRecord(link.value));
  const holder: KnownHolder = {
    crmActorType,
    crmRecordId,
    name: shown?.read ? (shown.value[0]?.name ?? '') : '',
    isShown: shown?.read ? shown.value.length > 0 : null,
  };
  return { read: true, value: holder };
}

const nobody = { read: true, value: null } as const;

/** Only what the archive was asked for: a field that is missing was not read, which the rules tell from an empty one. */
function toErpValues({ values }: FoundActor): FieldValue[] {
  return [...values].map(([crmFieldKey, value]) => ({
    crmFieldKey,
    value,
    displayName: '',
    displayValue: '',
    syncToCrm: false,
    syncToErp: false,
  }));
}
