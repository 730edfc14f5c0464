/** Runs `work` once for everybody who asks while it is under way; the next one to ask afterwards starts it anew. */
export function createSingleFlight<T>(work: () => Promise<T>): () => Promise<T> {
  let underWay: Promise<T> | null = null;
  return () => {
    underWay ??= work().finally(() => {
      underWay = null;
    });
    return underWay;
  };
}
