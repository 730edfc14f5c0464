import type { AppErrorData } from '../errors';
import { hostedAddressIn, nameAddressPlace, type AddressPlace } from '../record/address-place';
import { maxErpKeyLength, type CrmActorType, type ErpActorType } from '../record/actor-types';
import { isSameNumber } from '../write/company-identity';
import { findContradictions, type AlsoSaid } from './also-said';
import type { PlanKind } from './plan';
import type { FoundEnds, RowContent } from './plan-row';
import { because, isLinkedSoReason, reasonLinkedSo, type RowReason } from './row-reason';

/** What was found out, or that it was not: `read` false never means that there is none. `error` null = nobody asked. */
export type LookUp<T> = { read: true; value: T } | { read: false; error: AppErrorData | null };

export interface KnownRecord {
  crmActorType: CrmActorType;
  crmRecordId: number;
  name: string;
  /** Each empty where it has none, or where it was not read. */
  number: string;
  orgNumber: string;
  email: string;
  postcodes: readonly string[];
  isRetired: boolean;
}

export interface KnownActor {
  name: string;
  /** As the ERP names its organisation number; empty where the connection maps none. */
  companyNumbers: readonly string[];
}

export interface KnownLink {
  crmActorType: CrmActorType;
  crmRecordId: number;
  erpActorType: ErpActorType | null;
  /** Null where the site does not tell it. */
  erpKey: string | null;
}

export interface KnownHolder {
  crmActorType: CrmActorType;
  crmRecordId: number;
  name: string;
  /** False: the site shows no such record, or not to this user. */
  isShown: boolean | null;
}

/** Everything that is known of a row beside its own content. */
export interface KnownOfRow {
  kind: PlanKind;
  /** What the sheet itself has against it. */
  sheetReasons: readonly RowReason[];
  erpActorType: ErpActorType | null;
  /** What it says of the connection was understood as; null = there is none of that name. `read` false = not known. */
  connection: LookUp<{ erpConnectionId: number; name: string; active: boolean } | null>;
  /** What the connection links this type of actor to; null = nothing. */
  mappedTo: LookUp<CrmActorType | null>;
  /** Whose the address is that names the record; `ours` also where none does. */
  addressPlace: AddressPlace;
  /** False: what stands there names no record. */
  isRecordUnderstood: boolean;
  /** Those that it fits. */
  records: LookUp<readonly KnownRecord[]>;
  /** Null = the ERP knows no such key. */
  actor: LookUp<KnownActor | null>;
  /** The link of the record in the connection; `not-granted` = the site tells nobody like this user. */
  link: LookUp<KnownLink | null> | 'not-granted';
  /** Who holds the key; `somebody` = the site says that it is held, and not by whom. */
  holder: LookUp<KnownHolder | null | 'somebody'> | 'not-granted';
  /** The rows of the sheet that use the same key, or the same record, in the same connection. */
  sameKeyRows: readonly number[];
  sameRecordRows: readonly number[];
  /** It has values that go into some side. */
  writesValues: boolean;
  /** What they are up against. */
  valueReasons: readonly RowReason[];
}

/** What of a row's own content is judged; of its values, what they are up against. */
export type JudgedContent = Pick<RowContent, 'record' | 'erpKey' | 'connection'> & {
  alsoNamed?: string;
  alsoSaid?: AlsoSaid | null;
};

export interface RowJudgement {
  reasons: RowReason[];
  found: FoundEnds;
}

/** What speaks against a row, from all that is known of it. Pure. What was not read is said, never passed over. */
export function judgeRow(row: JudgedContent, known: KnownOfRow): RowJudgement {
  const connection = known.connection.read ? known.connection.value : null;
  const record = pickRecord(known);
  const found: FoundEnds = {
    record: record && {
      crmActorType: record.crmActorType,
      crmRecordId: record.crmRecordId,
      name: record.name,
    },
    connection: connection && { erpConnectionId: connection.erpConnectionId, name: connection.name },
    erpName: known.actor.read ? (known.actor.value?.name ?? '') : '',
  };
  const reasons = [
    ...known.sheetReasons,
    ...judgeConnection(row, known),
    ...judgeRecord(row, known, record),
    ...judgeKey(row, known),
    ...judgeDuplicates(row, known),
    ...(known.kind === 'link' ? judgeLink(row, known, record) : judgeKeptLink(row, known, record)),
    ...judgeIdentity(known, record),
    // What an entry calls its record is no sheet's word, and a record may have been renamed since.
    ...(known.kind === 'link' ? judgeSaid(row, record) : []),
    ...known.valueReasons,
  ];
  return { reasons: withoutNoise(reasons, known), found };
}

/** What is linked so already needs no warning, and a cell that could not be read is no empty one. */
function withoutNoise(reasons: RowReason[], { sheetReasons }: KnownOfRow): RowReason[] {
  const done = reasons.find(isLinkedSoReason);
  if (done) return [...sheetReasons, done];
  const unread = new Set(sheetReasons.map(({ params }) => params['about']));
  return reasons.filter(
    ({ code }) =>
      !(code === 'no-key' && unread.has('erpKey')) && !(code === 'no-record' && unread.has('record')),
  );
}

/** One that is in use is meant before those that are not. */
function pickRecord({ records }: KnownOfRow): KnownRecord | null {
  if (!records.read) return null;
  const [only, ...more] = records.value;
  if (only && more.length === 0) return only;
  const [inUse, ...others] = records.value.filter(({ isRetired }) => !isRetired);
  return inUse && others.length === 0 ? inUse : null;
}

function judgeConnection({ connection: text }: JudgedContent, known: KnownOfRow): RowReason[] {
  const { connection, mappedTo, erpActorType } = known;
  if (!connection.read) return [notLookedUp('connection-not-looked-up', connection)];
  if (connection.value === null) {
    return [
      text === null || text === ''
        ? because('no-connection')
        : because('connection-not-found', { connection: text }),
    ];
  }
  const { name } = connection.value;
  if (!connection.value.active) return [because('inactive-connection', { connection: name })];
  if (erpActorType === null) return [because('no-erp-actor-type')];
  if (!mappedTo.read) return [notLookedUp('connection-not-looked-up', mappedTo)];
  const record = pickRecord(known);
  const isMapped = mappedTo.value !== null && (record === null || mappedTo.value === record.crmActorType);
  return isMapped ? [] : [because('type-not-mapped', { connection: name, erpActorType })];
}

function judgeRecord(
  { record: given }: JudgedContent,
  known: KnownOfRow,
  record: KnownRecord | null,
): RowReason[] {
  const { records, isRecordUnderstood, addressPlace } = known;
  if (given === null || given.text.trim() === '') return [because('no-record')];
  const { text } = given;
  const place = nameAddressPlace(hostedAddressIn(text) ?? text);
  if (addressPlace === 'other') return [because('record-of-other-site', { place })];
  if (!isRecordUnderstood) return [because('record-not-understood', { text })];
  if (!records.read) return [notLookedUp('record-not-looked-up', records)];
  if (records.value.length === 0) return [because('record-not-found', { text })];
  if (record === null) {
    const list = records.value.slice(0, 5).map(({ name, crmRecordId }) => `${name} (${crmRecordId})`);
    return [because('record-ambiguous', { text, count: records.value.length, records: list.join(', ') })];
  }
  return [
    ...(addressPlace === 'unclear'
      ? [because('record-address-unclear', { place, ...paramsOf(record) })]
      : []),
    ...(record.isRetired ? [because('record-retired', paramsOf(record))] : []),
  ];
}

function judgeKey({ erpKey }: JudgedContent, { actor, kind }: KnownOfRow): RowReason[] {
  if (erpKey === '') return [because('no-key')];
  if (erpKey.length > maxErpKeyLength) {
    return [because('key-too-long', { length: erpKey.length, max: maxErpKeyLength })];
  }
  const spaces = erpKey === erpKey.trim() ? [] : [because('key-has-spaces')];
  if (!actor.read) return actor.error ? [...spaces, notLookedUp('key-not-looked-up', actor)] : spaces;
  // Of a link that stays it is more than a warning, and said there.
  return actor.value === null && kind === 'link' ? [...spaces, because('key-not-found', { erpKey })] : spaces;
}

function judgeDuplicates(
  { erpKey }: JudgedContent,
  { sameKeyRows, sameRecordRows }: KnownOfRow,
): RowReason[] {
  return [
    ...(sameKeyRows.length > 0 ? [because('duplicate-key', { erpKey, rows: listRows(sameKeyRows) })] : []),
    ...(sameRecordRows.length > 0 ? [because('duplicate-record', { rows: listRows(sameRecordRows) })] : []),
  ];
}

function judgeLink({ erpKey }: JudgedContent, known: KnownOfRow, record: KnownRecord | null): RowReason[] {
  const { link, holder, erpActorType } = known;
  if (record === null || erpKey === '') return [];
  const connection = known.connection.read ? (known.connection.value?.name ?? '') : '';
  const about = { ...paramsOf(record), connection };
  const reasons: RowReason[] = [];
  if (link === 'not-granted') reasons.push(because('links-not-granted', about));
  else if (!link.read) {
    if (link.error) reasons.push(notLookedUp('links-not-looked-up', link));
  } else if (link.value !== null) {
    const { erpKey: key, erpActorType: type } = link.value;
    if (key === null) return [because('key-not-told', about)];
    if (key === erpKey && (type === null || type === erpActorType))
      return [reasonLinkedSo(known.writesValues)];
    return [because('linked-elsewhere', { ...about, erpKey: key })];
  }
  if (holder === 'not-granted') reasons.push(because('keys-not-granted', { erpKey }));
  else if (!holder.read) {
    if (holder.error && reasons.length === 0) reasons.push(notLookedUp('links-not-looked-up', holder));
  } else if (holder.value === 'somebody') reasons.push(because('key-held-by-unknown', { erpKey }));
  else if (holder.value !== null && !isSame(holder.value, record)) {
    const code = holder.value.isShown === false ? 'key-held-by-hidden' : 'key-held';
    reasons.push(because(code, { erpKey, ...paramsOf(holder.value) }));
  }
  return reasons;
}

/** Values go back onto a link that has to be there still. */
function judgeKeptLink(
  { erpKey }: JudgedContent,
  { link, holder, actor }: KnownOfRow,
  record: KnownRecord | null,
): RowReason[] {
  if (record === null || link === 'not-granted') return [];
  if (!link.read) return link.error ? [notLookedUp('links-not-looked-up', link)] : [];
  if (link.value?.erpKey !== erpKey) return [because('not-linked', { ...paramsOf(record), erpKey })];
  return [
    ...judgeSharedKey(erpKey, holder, record),
    ...(actor.read && actor.value === null ? [because('actor-gone', { erpKey })] : []),
  ];
}

/** A link whose key another record holds too could not be made again, once it is broken for its values. */
function judgeSharedKey(erpKey: string, holder: KnownOfRow['holder'], record: KnownRecord): RowReason[] {
  if (holder === 'not-granted') return [];
  if (!holder.read) return holder.error ? [notLookedUp('links-not-looked-up', holder)] : [];
  if (holder.value === null || holder.value === 'somebody' || isSame(holder.value, record)) return [];
  return [because('key-shared', { erpKey, ...paramsOf(holder.value) })];
}

function judgeIdentity({ actor }: KnownOfRow, record: KnownRecord | null): RowReason[] {
  if (record?.crmActorType !== 'Contact' || !actor.read || actor.value === null) return [];
  const numbers = actor.value.companyNumbers.filter((number) => number.trim() !== '');
  const [erp] = numbers;
  if (record.orgNumber.trim() === '' || erp === undefined) return [];
  const isOne = numbers.some((number) => isSameNumber(number, record.orgNumber));
  return isOne ? [] : [because('two-companies', { crm: record.orgNumber, erp })];
}

/** A record that was looked up by its name is not held against it. */
function judgeSaid(row: JudgedContent, record: KnownRecord | null): RowReason[] {
  return record === null || row.record?.by === 'name-postcode' ? [] : findContradictions(row, record);
}

function notLookedUp(
  code: 'connection-not-looked-up' | 'record-not-looked-up' | 'key-not-looked-up' | 'links-not-looked-up',
  { error }: { error: AppErrorData | null },
): RowReason {
  return because(code, error ? { ...error.params, error: error.code } : {});
}

function paramsOf(record: { crmActorType: CrmActorType; crmRecordId: number; name: string }) {
  const { crmActorType, crmRecordId, name } = record;
  return { record: name, crmActorType, crmRecordId };
}

function isSame(
  a: { crmActorType: CrmActorType; crmRecordId: number },
  b: { crmActorType: CrmActorType; crmRecordId: number },
): boolean {
  return a.crmActorType === b.crmActorType && a.crmRecordId === b.crmRecordId;
}

const listed = 10;

function listRows(rows: readonly number[]): string {
  return rows.length > listed ? `${rows.slice(0, listed).join(', ')} …` : rows.join(', ');
}
