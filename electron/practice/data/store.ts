import { crmActorTypes, type CrmActorType, type ErpActorType } from '../../../shared/record/actor-types';
import type { ActorTypeMapping, CrmRecord, ErpActor, ErpConnection, ErpField, ErpLink } from './model';

const recordKey = (connectionId: number, type: CrmActorType, id: number): string =>
  `${connectionId}|${type}|${id}`;
const actorKey = (connectionId: number, type: ErpActorType, key: string): string =>
  `${connectionId}|${type}|${key}`;

/** Everything the practice site knows, with the two unique indexes of ErpExternalKey kept. */
export class PracticeStore {
  readonly connections: ErpConnection[];
  readonly links = new Map<number, ErpLink>();
  private readonly records = new Map<CrmActorType, Map<number, CrmRecord>>();
  private readonly actors = new Map<string, ErpActor>();
  private readonly actorsByType = new Map<string, ErpActor[]>();
  private readonly linkByRecord = new Map<string, ErpLink>();
  private readonly linkByActor = new Map<string, ErpLink>();
  private readonly internalKeys = new Map<string, number>();
  private lastExternalKeyId = 0;

  constructor(connections: ErpConnection[]) {
    this.connections = connections;
    for (const type of crmActorTypes) this.records.set(type, new Map());
  }

  addRecord(record: CrmRecord): void {
    this.records.get(record.type)?.set(record.id, record);
  }

  findRecord(type: CrmActorType, id: number): CrmRecord | null {
    return this.records.get(type)?.get(id) ?? null;
  }

  listRecords(type: CrmActorType): CrmRecord[] {
    return [...(this.records.get(type)?.values() ?? [])];
  }

  addActor(actor: Omit<ErpActor, 'rowId'>): ErpActor {
    const added = { ...actor, rowId: this.actors.size + 1 };
    this.actors.set(actorKey(actor.connectionId, actor.type, actor.key), added);
    const ofType = `${actor.connectionId}|${actor.type}`;
    const siblings = this.actorsByType.get(ofType);
    if (siblings) siblings.push(added);
    else this.actorsByType.set(ofType, [added]);
    return added;
  }

  findActor(connectionId: number, type: ErpActorType, key: string): ErpActor | null {
    return this.actors.get(actorKey(connectionId, type, key)) ?? null;
  }

  listActors(connectionId: number, type: ErpActorType): readonly ErpActor[] {
    return this.actorsByType.get(`${connectionId}|${type}`) ?? [];
  }

  countActors(): number {
    return this.actors.size;
  }

  findConnection(id: number): ErpConnection | null {
    return this.connections.find((connection) => connection.id === id) ?? null;
  }

  findActorTypes(connectionId: number, crmType: CrmActorType): ActorTypeMapping[] {
    const all = this.findConnection(connectionId)?.actorTypes ?? [];
    return all.filter((mapping) => mapping.crmType === crmType);
  }

  findErpField(id: number): ErpField | null {
    for (const connection of this.connections)
      for (const { fields } of connection.actorTypes)
        for (const field of fields) if (field.id === id) return field;
    return null;
  }

  findLinkOfRecord(connectionId: number, type: CrmActorType, id: number): ErpLink | null {
    return this.linkByRecord.get(recordKey(connectionId, type, id)) ?? null;
  }

  findLinkOfActor(connectionId: number, type: ErpActorType, key: string): ErpLink | null {
    return this.linkByActor.get(actorKey(connectionId, type, key)) ?? null;
  }

  /** Adds a link row and counts it on the record. The caller has checked both unique indexes. */
  addLink(link: Omit<ErpLink, 'externalKeyId' | 'internalKeyId'>): ErpLink {
    const row = {
      ...link,
      externalKeyId: ++this.lastExternalKeyId,
      internalKeyId: this.internalKeyOf(link.crmType, link.recordId),
    };
    const { connectionId } = link;
    if (this.findLinkOfRecord(connectionId, link.crmType, link.recordId))
      throw new Error('Record is linked.');
    if (this.findLinkOfActor(connectionId, link.erpType, link.erpKey)) throw new Error('Key is held.');
    this.links.set(row.externalKeyId, row);
    this.linkByRecord.set(recordKey(connectionId, link.crmType, link.recordId), row);
    this.linkByActor.set(actorKey(connectionId, link.erpType, link.erpKey), row);
    const record = this.findRecord(link.crmType, link.recordId);
    if (record) record.activeErpLinks += 1;
    return row;
  }

  /** Removes a link row. Breaking a link touches no data on either side. */
  removeLink(link: ErpLink): void {
    this.links.delete(link.externalKeyId);
    this.linkByRecord.delete(recordKey(link.connectionId, link.crmType, link.recordId));
    this.linkByActor.delete(actorKey(link.connectionId, link.erpType, link.erpKey));
    const record = this.findRecord(link.crmType, link.recordId);
    if (record) record.activeErpLinks -= 1;
  }

  /** One internal key per CRM record, shared by all connections and kept when a link is broken. */
  private internalKeyOf(type: CrmActorType, id: number): number {
    const key = `${type}|${id}`;
    const known = this.internalKeys.get(key);
    if (known !== undefined) return known;
    const added = this.internalKeys.size + 1;
    this.internalKeys.set(key, added);
    return added;
  }
}

/** The stored value of a field; '' where nothing was ever stored. */
export function storedValue(holder: { values: Record<string, string> }, key: string): string {
  return Object.hasOwn(holder.values, key) ? (holder.values[key] ?? '') : '';
}
