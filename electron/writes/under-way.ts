/**
 * What is under way, told by its number. A set of promises would do the same; but of one that thousands join and leave, V8
 * keeps what each held for long after it is done, and a run would spend a tenth of its time on that.
 */
export interface UnderWay {
  begin: () => void;
  end: () => void;
  isAny: () => boolean;
  /** Resolves once nothing is under way. */
  settle: () => Promise<void>;
}

export function createUnderWay(): UnderWay {
  let count = 0;
  let waiting: (() => void)[] = [];
  return {
    begin: () => {
      count += 1;
    },
    end: () => {
      count -= 1;
      if (count > 0) return;
      const told = waiting;
      waiting = [];
      for (const tell of told) tell();
    },
    isAny: () => count > 0,
    settle: async () => {
      if (count > 0) await new Promise<void>((resolve) => waiting.push(resolve));
    },
  };
}
