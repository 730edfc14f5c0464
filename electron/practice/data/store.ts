import type { CrmActorType, ErpActorType } from '../../../shared/record/actor-types';
import { ActorTable } from './actor-table';
import { LinkTable } from './link-table';
import type { ActorTypeMapping, CrmRecord, ErpActor, ErpConnection, ErpField, ErpLink } from './model';
import { RecordTable } from './record-table';

/** Everything the practice site knows, with the two unique indexes of ErpExternalKey kept. */
export class PracticeStore {
  readonly connections: ErpConnection[];
  private readonly linkTable = new LinkTable();
  private readonly records = new Map<CrmActorType, RecordTable>();
  private readonly actors = new Map<string, ActorTable>();
  private actorCount = 0;

  constructor(connections: ErpConnection[]) {
    this.connections = connections;
  }

  /** Adds the records 1 to `count` of a type. `make` is asked once for each, when somebody looks at it. */
  addRecords(
    type: CrmActorType,
    count: number,
    make: (id: number) => Omit<CrmRecord, 'activeErpLinks'>,
  ): void {
    const makeWithLinks = (id: number): CrmRecord => ({
      ...make(id),
      activeErpLinks: this.listLinksOfRecord(type, id).length,
    });
    this.records.set(type, new RecordTable(count, makeWithLinks));
  }

  findRecord(type: CrmActorType, id: number): CrmRecord | null {
    return this.records.get(type)?.find(id) ?? null;
  }

  listRecords(type: CrmActorType): CrmRecord[] {
    return [...this.eachRecord(type)];
  }

  /** The records in the order of their ids, each made when its turn comes. */
  eachRecord(type: CrmActorType): Iterable<CrmRecord> {
    return this.records.get(type)?.values() ?? [];
  }

  countRecords(type: CrmActorType): number {
    return this.records.get(type)?.size ?? 0;
  }

  /** Takes a record away and leaves its links, as a deleted or merged record does. False where there is none. */
  deleteRecord(type: CrmActorType, id: number): boolean {
    return this.records.get(type)?.delete(id) ?? false;
  }

  /** Makes a person one that left its company. False where there is no such record, or it is no person. */
  retire(type: CrmActorType, id: number): boolean {
    const record = type === 'Person' ? this.findRecord(type, id) : null;
    if (record) record.isRetired = true;
    return record !== null;
  }

  addActor(actor: Omit<ErpActor, 'rowId'>): ErpActor {
    const added = { ...actor, rowId: ++this.actorCount };
    this.tableOf(actor.connectionId, actor.type).add(added);
    return added;
  }

  /** Adds actors by their keys. `make` is asked once for each, when somebody looks at it. */
  addActorSeries(
    connectionId: number,
    type: ErpActorType,
    keys: readonly string[],
    make: (key: string, index: number) => Omit<ErpActor, 'rowId'>,
  ): void {
    const before = this.actorCount;
    this.actorCount += keys.length;
    this.tableOf(connectionId, type).addSeries(keys, (key, index) => ({
      ...make(key, index),
      rowId: before + index + 1,
    }));
  }

  /** Takes an actor away and leaves its link, as an ERP does that knows nothing of links. False where there is none. */
  deleteActor(connectionId: number, type: ErpActorType, key: string): boolean {
    return this.actors.get(`${connectionId}|${type}`)?.delete(key) ?? false;
  }

  findActor(connectionId: number, type: ErpActorType, key: string): ErpActor | null {
    return this.actors.get(`${connectionId}|${type}`)?.find(key) ?? null;
  }

  listActors(connectionId: number, type: ErpActorType): readonly ErpActor[] {
    return this.actors.get(`${connectionId}|${type}`)?.list() ?? [];
  }

  /** All actors with this key but for its case; `lowerKey` is in lower case. */
  listActorsOfKey(connectionId: number, type: ErpActorType, lowerKey: string): readonly ErpActor[] {
    return this.actors.get(`${connectionId}|${type}`)?.listOfKey(lowerKey) ?? [];
  }

  /** The key of the actor that was added last; null where there is none. */
  findLastKey(connectionId: number, type: ErpActorType): string | null {
    return this.actors.get(`${connectionId}|${type}`)?.findLastKey() ?? null;
  }

  countActors(): number {
    return this.actorCount;
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

  /** All links by the id of their row, oldest first. */
  get links(): ReadonlyMap<number, ErpLink> {
    return this.linkTable.rows;
  }

  findLinkOfRecord(connectionId: number, type: CrmActorType, id: number): ErpLink | null {
    return this.linkTable.findOfRecord(connectionId, type, id);
  }

  findLinkOfActor(connectionId: number, type: ErpActorType, key: string): ErpLink | null {
    return this.linkTable.findOfActor(connectionId, type, key);
  }

  listLinksOfRecord(type: CrmActorType, id: number): readonly ErpLink[] {
    return this.linkTable.listOfRecord(type, id);
  }

  listLinksOfInternalKey(internalKeyId: number): readonly ErpLink[] {
    return this.linkTable.listOfInternalKey(internalKeyId);
  }

  /** All links with this ERP key, whatever its case, of every connection and type. */
  listLinksOfKey(erpKey: string): readonly ErpLink[] {
    return this.linkTable.listOfKey(erpKey);
  }

  /** Adds a link row and counts it on the record. The caller has checked both unique indexes. */
  addLink(link: Omit<ErpLink, 'externalKeyId' | 'internalKeyId'>): ErpLink {
    const row = this.linkTable.add(link);
    this.countLink(row, 1);
    return row;
  }

  /** Removes a link row. Breaking a link touches no data on either side. */
  removeLink(link: ErpLink): void {
    this.linkTable.remove(link);
    this.countLink(link, -1);
  }

  /** Gives a link another key, also one that another record holds already. */
  moveKey(link: ErpLink, erpKey: string): void {
    this.linkTable.remove(link);
    this.linkTable.add({ ...link, erpKey }, { isKeyShared: true });
  }

  /** A record that nobody has looked at counts its links when it is made. */
  private countLink({ crmType, recordId }: ErpLink, change: 1 | -1): void {
    const record = this.records.get(crmType)?.findMade(recordId);
    if (record) record.activeErpLinks += change;
  }

  private tableOf(connectionId: number, type: ErpActorType): ActorTable {
    const name = `${connectionId}|${type}`;
    const table = this.actors.get(name) ?? new ActorTable();
    this.actors.set(name, table);
    return table;
  }
}

/** The stored value of a field; '' where nothing was ever stored. */
export function storedValue(holder: { values: Record<string, string> }, key: string): string {
  return Object.hasOwn(holder.values, key) ? (holder.values[key] ?? '') : '';
}
