import { erpActorTypes } from '../record/actor-types';
import type { RecordRef, Write } from './write';

/**
 * What nobody else may write or look at while this write is under way, one text per thing: the record, in all its
 * connections, and each ERP key that is given or taken away, in its connection and for its actor type.
 */
export function holdsOf(write: Write): string[] {
  const record = holdRecord(write.record);
  switch (write.kind) {
    case 'link':
    case 'change-values':
    case 'restore':
    case 'resync':
      return [record, holdActor(write.actor)];
    case 'relink':
      return [...new Set([record, holdActor(write.from), holdActor(write.to)])];
    case 'unlink': {
      const { erpConnectionId, expectedKey: erpKey } = write;
      if (erpKey === null) return [record];
      // A link does not say of which type its actor is, so the key is held for each.
      return [
        record,
        ...erpActorTypes.map((erpActorType) => holdActor({ erpConnectionId, erpActorType, erpKey })),
      ];
    }
    case 'create':
      return [record];
  }
}

interface KeptEntry {
  record: RecordRef;
  erpConnectionId: number;
  erpActorType: string;
  erpKey: string;
}

/** The same of a kept entry, as far as lists know it. */
export function holdsOfKept({ record, erpConnectionId, erpActorType, erpKey }: KeptEntry): string[] {
  if (erpKey === '') return [holdRecord(record)];
  return [holdRecord(record), holdActor({ erpConnectionId, erpActorType, erpKey })];
}

function holdRecord({ crmActorType, crmRecordId }: RecordRef): string {
  return `record ${crmActorType} ${crmRecordId}`;
}

function holdActor({ erpConnectionId, erpActorType, erpKey }: Omit<KeptEntry, 'record'>): string {
  return `actor ${erpConnectionId} ${erpActorType} ${erpKey}`;
}
