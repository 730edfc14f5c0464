import { presenceOfActor, presenceOfRecord } from '../record/actor-presence';
import type { HolderOfKey } from '../record/erp-actor';
import { valueOf, type RecordState } from '../record/record-state';
import { blocked, listRecords, recordParams, warning, type Check } from './check';
import { isSameRecord } from './check-ends';
import type { ActorRef, RecordRef } from './write';

/** What was read of the actor that a link moves away from, and goes back to where the new link is refused. */
export type OldActorKnown = Pick<RecordState, 'holders' | 'erp'>;

/** Of the records that hold a key, the first that is not this one; null = none, or not known. */
export function otherHolderOf(
  record: RecordRef,
  { holders }: Pick<RecordState, 'holders'>,
): HolderOfKey | null {
  return otherHoldersOf(record, { holders })[0] ?? null;
}

/** All others that hold it, in the order in which they are told. */
function otherHoldersOf(record: RecordRef, { holders }: Pick<RecordState, 'holders'>): HolderOfKey[] {
  return valueOf(holders)?.filter((holder) => !isSameRecord(holder, record)) ?? [];
}

/**
 * Other values on a link break it and make it again, so it has to be known before that it can be made: both ends are
 * there, and no other record holds the key. What was not read is not known.
 */
export function checkMadeAgain(
  record: RecordRef,
  { erpKey }: ActorRef,
  now: RecordState,
  name: string,
): Check[] {
  return [...checkHeldAlone(record, erpKey, now), ...checkEnds(record, erpKey, now, name)];
}

/** A link that moves: its record and the new actor are there. Who holds the new key is a check of its own. */
export function checkMovedTo(
  record: RecordRef,
  { erpKey }: ActorRef,
  now: RecordState,
  name: string,
): Check[] {
  const actor = presenceOfActor(now.erp);
  return [
    ...(actor === 'gone' ? [blocked('new-actor-gone', 'erpActor', { erpKey })] : []),
    ...checkEnds(record, erpKey, now, name).filter(({ code }) => code !== 'actor-gone'),
  ];
}

/** What would keep the old link from being put back. It moves away from just that often enough, so this blocks nothing. */
export function checkOldActor(record: RecordRef, { erpKey }: ActorRef, old: OldActorKnown): Check[] {
  const other = otherHolderOf(record, old);
  const isGone = presenceOfActor(old.erp) === 'gone';
  return [
    ...(other ? [warning('old-key-shared', 'erpActor', { erpKey, ...recordParams(other.name, other) })] : []),
    ...(isGone ? [warning('old-actor-gone', 'erpActor', { erpKey })] : []),
  ];
}

function checkEnds(record: RecordRef, erpKey: string, now: RecordState, name: string): Check[] {
  const params = { erpKey, ...recordParams(name, record) };
  const ends = { record: presenceOfRecord(now.crm), actor: presenceOfActor(now.erp) };
  return [
    ...(ends.record === 'gone' ? [blocked('record-gone', 'crmRecord', params)] : []),
    ...(ends.record === 'not-read' ? [blocked('record-not-read', 'crmRecord', params)] : []),
    ...(ends.actor === 'gone' ? [blocked('actor-gone', 'erpActor', params)] : []),
    ...(ends.actor === 'not-read' ? [blocked('actor-not-read', 'erpActor', params)] : []),
  ];
}

function checkHeldAlone(record: RecordRef, erpKey: string, now: RecordState): Check[] {
  const [other, ...more] = otherHoldersOf(record, now);
  if (other) {
    const code = other.isShown === false ? 'key-shared-with-hidden' : 'key-shared';
    const params = { erpKey, ...recordParams(other.name, other) };
    return [blocked(code, 'erpActor', more.length === 0 ? params : { ...params, also: listRecords(more) })];
  }
  const { holders, keyOfLink } = now;
  if (holders.read) return [];
  // A site that tells the key of the link tells its holders too: this once it did not, and may at the next look.
  const isTold = keyOfLink.read && keyOfLink.value !== null && keyOfLink.value !== '';
  return [
    isTold
      ? blocked('holders-not-read', 'erpActor', { erpKey })
      : warning('holder-not-read', 'erpActor', { erpKey }),
  ];
}
