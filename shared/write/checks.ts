import type { LinkedConnection } from '../record/crm-record';
import type { ErpKeyFinding } from '../record/erp-actor';
import { isLinkedIn, valueOf, type RecordState } from '../record/record-state';
import { blocked, isBlocking, recordParams, sortChecks, warning, type Check } from './check';
import { checkConnection, checkKey, checkRecord, nothingKnown, type EndsKnown } from './check-ends';
import { checkMadeAgain, checkMovedTo, checkOldActor, otherHolderOf, type OldActorKnown } from './check-move';
import { checkIdentity } from './check-identity';
import { checkValues } from './check-values';
import { joinValues, type JoinedValue } from './joined-value';
import type { ActorRef, RecordRef, Write, WriteOf } from './write';

/** What a person calls the parts of a write; empty where it is not known. */
export interface CheckNames {
  record: string;
  erpConnection: string;
}

/** What is known beside the record's state; null = not known. */
export interface MoreKnown extends Pick<EndsKnown, 'connectionActive' | 'recordFound'> {
  /** Of a link that moves. */
  oldActor?: OldActorKnown;
}

/**
 * All that can be said against a write, from what the site says now, blocking ones first. A part of the state that was
 * not read is said as a warning, never passed over.
 */
export function checkWrite(
  write: Write,
  now: RecordState,
  names: CheckNames,
  more: MoreKnown = nothingKnown,
): Check[] {
  return sortChecks(findChecks(write, now, names, more, findTwins));
}

/** The first that blocks, for whoever is about to send: what only warns, and takes longest to find, is not looked for. */
export function findBlocking(write: Write, now: RecordState, names: CheckNames): Check | undefined {
  return sortChecks(findChecks(write, now, names, nothingKnown, () => [])).find(isBlocking);
}

/** Says whether the record and the actor that it is joined with look like one, whatever is written. It never blocks. */
type FindTwins = (now: RecordState, record: RecordRef) => Check[];

const findTwins: FindTwins = (now, { crmActorType }) => {
  const sides = { crm: valueOf(now.crm), erp: valueOf(now.erp) };
  return checkIdentity(joinValues(sides.crm ?? [], valueOf(now.mapping), sides), crmActorType);
};

function findChecks(
  write: Write,
  now: RecordState,
  names: CheckNames,
  more: MoreKnown,
  twins: FindTwins,
): Check[] {
  const connection = checkConnection(names.erpConnection, { ...nothingKnown, ...more });
  switch (write.kind) {
    case 'link': {
      const { record, actor } = write;
      const rows = joinWritten(write, now);
      return [
        ...connection,
        ...checkUnlinked(record, actor.erpConnectionId, now, names, more),
        ...checkNewKey(record, actor, now),
        ...twins(now, record),
        ...checkWritten(rows, now),
      ];
    }
    case 'relink':
      return [...connection, ...checkRelink(write, now, names, more, twins)];
    case 'change-values':
    case 'restore':
      return [
        ...connection,
        ...checkKept(write, now, names),
        ...twins(now, write.record),
        ...(write.values.length === 0 ? [warning('no-values', 'fieldValues')] : []),
        ...checkWritten(joinWritten(write, now), now),
      ];
    case 'unlink':
      return [
        ...connection,
        ...checkLinked(write.record, write.erpConnectionId, write.expectedKey, now, names),
      ];
    case 'create':
      return [...connection, ...checkUnlinked(write.record, write.erpConnectionId, now, names, more)];
    case 'resync':
      return [
        ...connection,
        ...checkLinked(write.record, write.actor.erpConnectionId, write.actor.erpKey, now, names),
        ...twins(now, write.record),
        ...(write.blanks === 'overwrite' ? [warning('blanks-overwrite', 'fieldValues')] : []),
      ];
  }
}

/** The record must have no link in this connection. */
function checkUnlinked(
  record: RecordRef,
  erpConnectionId: number,
  now: RecordState,
  names: CheckNames,
  more: MoreKnown,
): Check[] {
  const named = { ...record, name: names.record };
  const known = { ...nothingKnown, ...more, linkedIn: linkedIn(now, names) };
  const found = checkRecord(named, erpConnectionId, known);
  if (isLinkedIn(now, erpConnectionId) !== null || found.length > 0) return found;
  return [warning('links-not-read', 'crmRecord', recordParams(names.record, record))];
}

function linkedIn(now: RecordState, names: CheckNames): LinkedConnection[] | null {
  const links = valueOf(now.links)?.filter(({ connected }) => connected) ?? null;
  return (
    links?.map(({ erpConnectionId, connectionName }) => ({
      erpConnectionId,
      connectionName: connectionName || names.erpConnection,
    })) ?? null
  );
}

/** The record must be linked in this connection, with this key; `erpKey` null = the key is not known. */
function checkLinked(
  record: RecordRef,
  erpConnectionId: number,
  erpKey: string | null,
  now: RecordState,
  names: CheckNames,
): Check[] {
  const params = { ...recordParams(names.record, record), connection: names.erpConnection };
  const isLinked = isLinkedIn(now, erpConnectionId);
  if (isLinked === false) return [blocked('not-linked', 'crmRecord', params)];
  const key = valueOf(now.keyOfLink);
  const isKeyTold = key !== null && key !== '';
  // The key of a link tells that there is one.
  const found = isLinked === null && !isKeyTold ? [warning('links-not-read', 'crmRecord', params)] : [];
  if (!isKeyTold || erpKey === null) return [...found, warning('key-not-told', 'erpActor', params)];
  if (key === erpKey) return found;
  return [...found, blocked('other-key', 'erpActor', { ...params, erpKey: key, expectedKey: erpKey })];
}

/** The link is the one that is meant, and can be made again once it is broken. */
function checkKept(
  { record, actor }: Pick<WriteOf<'change-values'>, 'record' | 'actor'>,
  now: RecordState,
  names: CheckNames,
): Check[] {
  const found = checkLinked(record, actor.erpConnectionId, actor.erpKey, now, names);
  return found.some(isBlocking) ? found : [...found, ...checkMadeAgain(record, actor, now, names.record)];
}

/** The key must belong to nobody, or to the record itself. */
function checkNewKey(record: RecordRef, { erpKey }: ActorRef, now: RecordState): Check[] {
  const finding: ErpKeyFinding | null = now.holders.read
    ? { found: true, error: null, name: '', holder: otherHolderOf(record, now) ?? 'free' }
    : null;
  const found = checkKey(erpKey, record, { ...nothingKnown, erpKey: finding });
  return finding === null ? [...found, warning('holder-not-read', 'erpActor', { erpKey })] : found;
}

function checkRelink(
  write: WriteOf<'relink'>,
  now: RecordState,
  names: CheckNames,
  { oldActor }: MoreKnown,
  twins: FindTwins,
): Check[] {
  const { record, from, to } = write;
  if (from.erpConnectionId !== to.erpConnectionId) return [blocked('other-connection', 'erpConnection')];
  if (from.erpKey === to.erpKey && from.erpActorType === to.erpActorType) {
    return [blocked('same-actor', 'erpActor')];
  }
  const rows = joinWritten(write, now);
  return [
    ...checkLinked(record, from.erpConnectionId, from.erpKey, now, names),
    ...checkNewKey(record, to, now),
    ...checkMovedTo(record, to, now, names.record),
    ...(oldActor ? checkOldActor(record, from, oldActor) : []),
    ...twins(now, record),
    ...checkWritten(rows, now),
  ];
}

function joinWritten({ values }: Pick<WriteOf<'link'>, 'values'>, now: RecordState): JoinedValue[] {
  return joinValues(values, valueOf(now.mapping), { crm: valueOf(now.crm), erp: valueOf(now.erp) });
}

function checkWritten(rows: readonly JoinedValue[], { mapping }: RecordState): Check[] {
  if (rows.length === 0) return [];
  const plan = valueOf(mapping);
  const found = checkValues(rows, plan);
  return plan === null ? [...found, warning('mapping-not-read', 'fieldValues')] : found;
}
