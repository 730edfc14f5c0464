import type { KnownActor, KnownHolder, KnownOfRow, LookUp } from '../../shared/link-plan/judge-row';
import { keyOfWant, type RecordWant } from '../../shared/link-plan/record-want';
import { judgeValues } from '../../shared/link-plan/row-values';
import type { CrmActorType, ErpActorType } from '../../shared/record/actor-types';
import type { ErpConnection } from '../../shared/record/erp-actor';
import type { FieldValue } from '../../shared/value/field-value';
import type { LinkPlan } from '../../shared/write/plan';
import type { FoundRecord } from '../superoffice/record-look-up';
import type { Duplicates } from './find-duplicates';
import type { LeanRow } from './lean-rows';
import type { FoundActor, FoundActors } from './look-ups/find-actors';
import { isNotGranted, nameRecord, type FoundLinks } from './look-ups/find-links';
import type { FoundRecords } from './look-ups/find-records';
import type { KeptPlan } from './plan-store';
import type { StoredRow } from './stored-row';

export type RowEnds = Pick<LeanRow, 'record' | 'crmActorType' | 'erpKey' | 'erpActorType' | 'connection'>;

/** One connection and ERP actor type that rows lead to. */
export interface Place {
  erpConnectionId: number;
  erpActorType: ErpActorType;
  rows: LeanRow[];
  emptyFields: Set<string>;
  mappedTo: LookUp<CrmActorType | null>;
  mapping: LinkPlan | null;
  actors: FoundActors;
}

export const notAsked = { read: false, error: null } as const;

/** The record that is meant: one alone, or the only one in use. */
export function onlyRecord(records: FoundRecords, want: RecordWant | null): FoundRecord | null {
  const found = want && records.get(keyOfWant(want));
  if (!found?.read) return null;
  const [first, ...more] = found.value;
  if (more.length === 0) return first ?? null;
  const inUse = found.value.filter(({ isRetired }) => !isRetired);
  return inUse.length === 1 ? (inUse[0] ?? null) : null;
}

export function wantById(record: { crmActorType: CrmActorType; crmRecordId: number }): RecordWant {
  return {
    crmActorType: record.crmActorType,
    by: 'id',
    value: String(record.crmRecordId),
    postcode: '',
  };
}

export interface Gathered {
  plan: Pick<KeptPlan, 'kind' | 'constants'>;
  connectionOf: (row: RowEnds) => LookUp<ErpConnection | null>;
  typeOf: (row: RowEnds) => ErpActorType | null;
  placeOf: (row: RowEnds) => Place | null;
  wantOf: (row: RowEnds) => RecordWant | null;
  records: FoundRecords;
  links: ReadonlyMap<number, FoundLinks>;
  holders: FoundRecords;
  crmValues: ReadonlyMap<string, FieldValue[]>;
  duplicates: Duplicates;
}

export function describeRow({ seq, erpKey, body }: StoredRow, all: Gathered): KnownOfRow {
  const ends: RowEnds = { ...body, erpKey };
  const place = all.placeOf(ends);
  const want = all.wantOf(ends);
  const record = onlyRecord(all.records, want);
  const actor: LookUp<FoundActor | null> = place?.actors.get(erpKey) ?? notAsked;
  const links = place ? all.links.get(place.erpConnectionId) : undefined;
  return {
    kind: all.plan.kind,
    sheetReasons: body.sheetReasons,
    erpActorType: all.typeOf(ends),
    connection: all.connectionOf(ends),
    mappedTo: place?.mappedTo ?? notAsked,
    isRecordUnderstood: want !== null,
    records: (want && all.records.get(keyOfWant(want))) ?? notAsked,
    actor: actor satisfies LookUp<KnownActor | null>,
    link: describeLink(links, record),
    holder: describeHolder(links, place, { erpKey, actor, holders: all.holders }),
    sameKeyRows: all.duplicates.ofKey(seq),
    sameRecordRows: all.duplicates.ofRecord(seq),
    valueReasons:
      body.values.length === 0
        ? []
        : judgeValues(body.values, place?.mapping ?? null, {
            crm: (record && all.crmValues.get(nameRecord(record))) ?? null,
            erp: actor.read && actor.value ? toErpValues(actor.value) : null,
          }),
  };
}

function describeLink(links: FoundLinks | undefined, record: FoundRecord | null): KnownOfRow['link'] {
  const link = links && record ? links.ofRecord(record.crmActorType, record.crmRecordId) : notAsked;
  return isNotGranted(link) ? 'not-granted' : link;
}

function describeHolder(
  links: FoundLinks | undefined,
  place: Place | null,
  { erpKey, actor, holders }: { erpKey: string; actor: LookUp<FoundActor | null>; holders: FoundRecords },
): KnownOfRow['holder'] {
  if (!links || !place || erpKey === '') return notAsked;
  const link = links.ofKey(place.erpActorType, erpKey);
  if (link === 'not-granted') {
    return actor.read && actor.value?.isConnected ? { read: true, value: 'somebody' } : link;
  }
  if (!link.read) return link;
  if (link.value === null) return { read: true, value: null };
  const { crmActorType, crmRecordId } = link.value;
  const shown = holders.get(keyOfWant(wantById(link.value)));
  const holder: KnownHolder = {
    crmActorType,
    crmRecordId,
    name: shown?.read ? (shown.value[0]?.name ?? '') : '',
    isShown: shown?.read ? shown.value.length > 0 : null,
  };
  return { read: true, value: holder };
}

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
