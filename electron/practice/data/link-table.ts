import type { CrmActorType, ErpActorType } from '../../../shared/record/actor-types';
import type { ErpLink } from './model';

/** A row of ErpInternalKey: one per CRM record, kept when its last link is broken. */
interface InternalKey {
  id: number;
  links: ErpLink[];
}

/** The rows of ErpExternalKey and the indexes that answer for a record, a key or an internal key. */
export class LinkTable {
  /** By the id of the row, in the order in which they were added. */
  readonly rows = new Map<number, ErpLink>();
  private readonly byRecord = new Map<CrmActorType, Map<number, InternalKey>>();
  private readonly internalKeys: InternalKey[] = [];
  private readonly byLowerKey = new Map<string, ErpLink[]>();
  private lastExternalKeyId = 0;

  listOfRecord(type: CrmActorType, recordId: number): readonly ErpLink[] {
    return this.byRecord.get(type)?.get(recordId)?.links ?? [];
  }

  listOfInternalKey(internalKeyId: number): readonly ErpLink[] {
    return this.internalKeys[internalKeyId - 1]?.links ?? [];
  }

  /** All links with this ERP key, whatever its case, of every connection and type. */
  listOfKey(erpKey: string): readonly ErpLink[] {
    return this.byLowerKey.get(erpKey.toLowerCase()) ?? [];
  }

  findOfRecord(connectionId: number, type: CrmActorType, recordId: number): ErpLink | null {
    for (const link of this.listOfRecord(type, recordId)) if (link.connectionId === connectionId) return link;
    return null;
  }

  findOfActor(connectionId: number, type: ErpActorType, erpKey: string): ErpLink | null {
    for (const link of this.listOfKey(erpKey))
      if (link.connectionId === connectionId && link.erpType === type && link.erpKey === erpKey) return link;
    return null;
  }

  /** Throws where one of the two unique indexes of the table is broken, but for a key that shall be shared. */
  add(
    link: Omit<ErpLink, 'externalKeyId' | 'internalKeyId'>,
    { isKeyShared }: { isKeyShared: boolean } = { isKeyShared: false },
  ): ErpLink {
    const { connectionId, crmType, recordId, erpType, erpKey } = link;
    if (this.findOfRecord(connectionId, crmType, recordId)) throw new Error('Record is linked.');
    if (!isKeyShared && this.findOfActor(connectionId, erpType, erpKey)) throw new Error('Key is held.');
    const internalKey = this.internalKeyOf(crmType, recordId);
    const row: ErpLink = {
      externalKeyId: ++this.lastExternalKeyId,
      internalKeyId: internalKey.id,
      connectionId,
      crmType,
      recordId,
      erpType,
      erpKey,
      mostRecentTimestamp: link.mostRecentTimestamp,
    };
    this.rows.set(row.externalKeyId, row);
    internalKey.links = [...internalKey.links, row];
    this.byLowerKey.set(erpKey.toLowerCase(), [...this.listOfKey(erpKey), row]);
    return row;
  }

  remove(link: ErpLink): void {
    this.rows.delete(link.externalKeyId);
    const internalKey = this.internalKeys[link.internalKeyId - 1];
    if (internalKey) internalKey.links = internalKey.links.filter((other) => other !== link);
    const lowerKey = link.erpKey.toLowerCase();
    const left = this.listOfKey(lowerKey).filter((other) => other !== link);
    if (left.length > 0) this.byLowerKey.set(lowerKey, left);
    else this.byLowerKey.delete(lowerKey);
  }

  private internalKeyOf(type: CrmActorType, recordId: number): InternalKey {
    const ofType = this.byRecord.get(type) ?? new Map<number, InternalKey>();
    this.byRecord.set(type, ofType);
    const known = ofType.get(recordId);
    if (known) return known;
    const added = { id: this.internalKeys.length + 1, links: [] };
    this.internalKeys.push(added);
    ofType.set(recordId, added);
    return added;
  }
}
