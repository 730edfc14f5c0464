import type { ErpActor } from './model';

/** Makes the actor with this key, which stands at `index` (0 for the first) in its series. */
export type MakeActor = (key: string, index: number) => ErpActor;

/** The actors of one type in one connection. Those of a series are made when somebody looks at them. */
export class ActorTable {
  private readonly actors: (ErpActor | null)[] = [];
  private readonly placeByKey = new Map<string, number>();
  /** Keys that are not in lower case, by their lower case. */
  private readonly keysByLower = new Map<string, string[]>();
  private lastKey: string | null = null;
  private series: { firstPlace: number; make: MakeActor } | null = null;

  get size(): number {
    return this.actors.length;
  }

  add(actor: ErpActor): void {
    this.addPlace(actor.key, actor);
  }

  /** Takes the keys now and the actors from `make` later. A table has one series at most. */
  addSeries(keys: readonly string[], make: MakeActor): void {
    this.series = { firstPlace: this.actors.length, make };
    for (const key of keys) this.addPlace(key, null);
  }

  find(key: string): ErpActor | null {
    const place = this.placeByKey.get(key);
    return place === undefined ? null : this.take(place, key);
  }

  /** All actors whose key is this one but for its case; `lowerKey` is in lower case. */
  listOfKey(lowerKey: string): readonly ErpActor[] {
    const keys = [lowerKey, ...(this.keysByLower.get(lowerKey) ?? [])];
    return keys.flatMap((key) => this.find(key) ?? []);
  }

  list(): readonly ErpActor[] {
    return Array.from(this.placeByKey, ([key, place]) => this.take(place, key));
  }

  delete(key: string): boolean {
    return this.placeByKey.delete(key);
  }

  /** The key that was added last; null in an empty table. */
  findLastKey(): string | null {
    return this.lastKey;
  }

  private addPlace(key: string, actor: ErpActor | null): void {
    const lowerKey = key.toLowerCase();
    if (lowerKey !== key) this.keysByLower.set(lowerKey, [...(this.keysByLower.get(lowerKey) ?? []), key]);
    this.placeByKey.set(key, this.actors.length);
    this.actors.push(actor);
    this.lastKey = key;
  }

  private take(place: number, key: string): ErpActor {
    const known = this.actors[place];
    if (known) return known;
    if (!this.series) throw new Error(`Nobody makes the actor ${key}.`);
    const made = this.series.make(key, place - this.series.firstPlace);
    this.actors[place] = made;
    return made;
  }
}
