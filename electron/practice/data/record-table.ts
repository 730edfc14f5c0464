import type { CrmRecord } from './model';

/** The records of one type, ids 1 to `count`. A record is made when somebody looks at it, and kept from then on. */
export class RecordTable {
  private readonly records: (CrmRecord | null)[];
  private readonly deleted = new Set<number>();

  constructor(
    count: number,
    private readonly make: (id: number) => CrmRecord,
  ) {
    this.records = Array.from({ length: count }, () => null);
  }

  get size(): number {
    return this.records.length - this.deleted.size;
  }

  find(id: number): CrmRecord | null {
    if (!this.has(id)) return null;
    const record = this.records[id - 1] ?? this.make(id);
    this.records[id - 1] = record;
    return record;
  }

  /** The record as far as anybody has looked at it; null where it would have to be made. */
  findMade(id: number): CrmRecord | null {
    return this.has(id) ? (this.records[id - 1] ?? null) : null;
  }

  /** Makes the records one after the other, as far as somebody goes on asking. */
  *values(): Iterable<CrmRecord> {
    for (let id = 1; id <= this.records.length; id += 1) {
      const record = this.find(id);
      if (record) yield record;
    }
  }

  delete(id: number): boolean {
    if (!this.has(id)) return false;
    this.deleted.add(id);
    this.records[id - 1] = null;
    return true;
  }

  private has(id: number): boolean {
    return Number.isInteger(id) && id >= 1 && id <= this.records.length && !this.deleted.has(id);
  }
}
