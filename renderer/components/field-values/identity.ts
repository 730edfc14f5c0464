import type { JournalEntry } from '../../../shared/journal/entry';
import type { LinkDraft } from '../../../shared/link/draft';

/** Who is linked to whom: the draft without its rows. */
export type LinkIdentity = Omit<LinkDraft, 'rows'>;

export const emptyIdentity: LinkIdentity = {
  byHand: false,
  erpConnectionId: null,
  erpConnectionName: '',
  crmActorType: 'Contact',
  crmRecordId: null,
  crmName: '',
  erpActorType: null,
  erpKey: '',
  erpName: '',
};

/** One text per pair of records and connection; null while a part is missing. */
export function identityKey(identity: LinkIdentity): string | null {
  const { erpConnectionId, crmActorType, crmRecordId, erpActorType, erpKey } = identity;
  if (erpConnectionId === null || crmRecordId === null || erpActorType === null || erpKey === '') return null;
  return JSON.stringify([erpConnectionId, crmActorType, crmRecordId, erpActorType, erpKey]);
}

/**
 * The identity with parts of it changed. A name belongs to what it names: where that changes and no new name is given,
 * the old one goes.
 */
export function changeIdentity(identity: LinkIdentity, part: Partial<LinkIdentity>): LinkIdentity {
  const next = { ...identity, ...part };
  const isOther = (...members: (keyof LinkIdentity)[]) => members.some((key) => next[key] !== identity[key]);
  if (part.erpConnectionName === undefined && isOther('erpConnectionId')) next.erpConnectionName = '';
  if (part.crmName === undefined && isOther('crmActorType', 'crmRecordId')) next.crmName = '';
  if (part.erpName === undefined && isOther('erpConnectionId', 'erpActorType', 'erpKey')) next.erpName = '';
  return next;
}

/** What the next link starts with: the same connection and types, another record. */
export function keepForNext(identity: LinkIdentity): LinkDraft {
  const { byHand, erpConnectionId, erpConnectionName, crmActorType, erpActorType } = identity;
  return {
    ...emptyIdentity,
    byHand,
    erpConnectionId,
    erpConnectionName,
    crmActorType,
    erpActorType,
    rows: [],
  };
}

/** Whether an entry is about the record and the actor that are chosen. */
export function isOfPair(
  { record, erpConnectionId, erpKey }: Pick<JournalEntry, 'record' | 'erpConnectionId' | 'erpKey'>,
  pair: LinkIdentity,
): boolean {
  return (
    record.crmActorType === pair.crmActorType &&
    record.crmRecordId === pair.crmRecordId &&
    erpConnectionId === pair.erpConnectionId &&
    erpKey === pair.erpKey
  );
}
