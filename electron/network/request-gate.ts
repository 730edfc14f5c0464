import PQueue from 'p-queue';

/** How many requests of one connection may be under way at the same time, whatever the site allows to all of them. */
export interface RequestGate {
  /** Resolves when there is room; the answer makes room again and must be called once. Rejects with the signal's reason. */
  enter: (signal: AbortSignal | undefined) => Promise<() => void>;
}

export function createRequestGate(atOnce: number): RequestGate {
  const line = new PQueue({ concurrency: atOnce });
  return {
    enter: (signal) =>
      new Promise<() => void>((resolve, reject) => {
        const pass = () => new Promise<void>((leave) => resolve(leave));
        line.add(pass, signal ? { signal } : {}).catch(reject);
      }),
  };
}
