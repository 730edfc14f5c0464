/** A row element of the page, and which row it shows. */
interface Slot {
  key: number;
  index: number;
}

/**
 * Which element shows which row. While a list is scrolled, the elements of rows that leave are given to those that come,
 * in whatever order they stand: to change words costs less than to make new cells and take the old ones away. At rest they stand in
 * the order of the rows, as whoever has the page read aloud or searches it comes across them.
 */
export class RowSlots {
  #slots: Slot[] = [];
  #made = 0;

  /**
   * The elements for these rows, in the order in which they stand in the page. `isReused`: those of rows that left are
   * taken; without it a row that comes gets a new one in its place, and no other one is moved. Asked twice for the same, it
   * gives the same.
   */
  place(indexes: readonly number[], isReused: boolean): readonly Slot[] {
    const wanted = new Set(indexes);
    const shown = new Set(this.#slots.map(({ index }) => index));
    const coming = indexes.filter((index) => !shown.has(index));
    const left = this.#slots.some(({ index }) => !wanted.has(index));
    if (isReused && (coming.length > 0 || left)) {
      const kept = this.#slots.flatMap((slot) => {
        if (wanted.has(slot.index)) return [slot];
        const index = coming.shift();
        return index === undefined ? [] : [{ key: slot.key, index }];
      });
      this.#slots = [...kept, ...coming.map((index) => this.#make(index))];
    } else if (!isReused) {
      const byIndex = new Map(this.#slots.map((slot) => [slot.index, slot]));
      this.#slots = indexes.map((index) => byIndex.get(index) ?? this.#make(index));
    }
    return this.#slots;
  }

  #make(index: number): Slot {
    this.#made += 1;
    return { key: this.#made, index };
  }
}
