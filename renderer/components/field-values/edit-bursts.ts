const burstMs = 1_000;

/**
 * Decides which edits are undone together: keystrokes in one field without a pause of a second are one step. `now` in ms.
 */
export function createEditBursts(now: () => number) {
  let last: { name: string; atMs: number } | null = null;
  let startsNew = true;
  return {
    /** An edit begins; `name` joins it with the edit before of the same name, null with none. */
    begin(name: string | null) {
      const atMs = now();
      startsNew = name === null || last?.name !== name || atMs - last.atMs > burstMs;
      last = name === null ? null : { name, atMs };
    },
    end() {
      last = null;
      startsNew = true;
    },
    startsNewStep: () => startsNew,
  };
}

export type EditBursts = ReturnType<typeof createEditBursts>;
