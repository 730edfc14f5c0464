/** What is made at its first use: whoever has no use for it pays neither time for it at the start nor memory. */
export interface Late<T> {
  get: () => Promise<T>;
  /** Undefined until it is made. */
  made: () => T | undefined;
}

/** Makes it once; a making that failed stays failed. */
export function makeLate<T>(make: () => Promise<T>): Late<T> {
  let making: Promise<T> | undefined;
  let made: T | undefined;
  const remember = async () => {
    made = await make();
    return made;
  };
  return {
    get: () => (making ??= remember()),
    made: () => made,
  };
}
