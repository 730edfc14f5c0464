import type { LinkDraft } from '../../../../shared/link/draft';

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
