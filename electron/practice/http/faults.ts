import { setMaxListeners } from 'node:events';
import { z } from 'zod';

export const faultKinds = [
  'delay',
  'hold',
  'status',
  'html',
  'null',
  'error-object',
  'close-before-reading',
  'close-after-work',
  'never',
  'raw',
  'trickle',
] as const;

/** A fault on request. Every member beside `kind` has a default. */
export const faultSchema = z.strictObject({
  kind: z.enum(faultKinds),
  match: z
    .strictObject({
      path: z.string().min(1).optional(),
      method: z.string().min(1).optional(),
      /** Stands somewhere in the body, letter for letter: one key, or one archive among all that share an address. */
      body: z.string().min(1).optional(),
    })
    .default({}),
  /** How many requests it meets; 0 = every one until the faults are cleared. */
  times: z.number().int().min(0).max(1_000_000).default(1),
  /** `delay`: the pause before the answer. `trickle`: the pause between two bytes. */
  delayMs: z.number().int().min(0).max(3_600_000).optional(),
  status: z.number().int().min(100).max(999).optional(),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.string().optional(),
  /** The bytes that are written instead of an answer, one byte per character (Latin-1). */
  raw: z.string().optional(),
  /** Is the work of the request done before the fault strikes? */
  afterWork: z.boolean().default(false),
  /** The two closing kinds: true resets the connection (RST) instead of ending it (FIN). */
  reset: z.boolean().default(false),
});
export type Fault = z.infer<typeof faultSchema>;
export type FaultInput = z.input<typeof faultSchema>;

/** One fault or a list of them. */
export const faultListSchema = z.union([
  faultSchema.transform((fault) => [fault]),
  z.array(faultSchema).max(1_000),
]);

interface ArmedFault {
  fault: Fault;
  /** Null = until cleared. */
  left: number | null;
}

/** `body` is null while it has not been read: then a fault that asks for it does not fit. */
const fits = ({ match }: Fault, method: string, target: string, body: string | null): boolean =>
  (match.method === undefined || match.method.toUpperCase() === method) &&
  (match.path === undefined || target.toLowerCase().includes(match.path.toLowerCase())) &&
  (match.body === undefined || (body?.includes(match.body) ?? false));

function createClearing(): AbortController {
  const clearing = new AbortController();
  // Every request that is held listens.
  setMaxListeners(0, clearing.signal);
  return clearing;
}

/** The faults that wait for their requests. The first one that fits a request meets it. */
export class FaultQueue {
  private armed: ArmedFault[] = [];
  private clearing = createClearing();

  /** Throws a ZodError for a fault that is none. */
  add(faults: readonly FaultInput[]): void {
    for (const fault of faults.map((input) => faultSchema.parse(input)))
      this.armed.push({ fault, left: fault.times === 0 ? null : fault.times });
  }

  /** Takes the fault that closes this request before its body is read, if that is the first one that fits. */
  takeBeforeReading(method: string, target: string): Fault | null {
    const found = this.find(method, target, null);
    return found?.fault.kind === 'close-before-reading' ? this.use(found) : null;
  }

  /** Takes the fault for this request, if one fits; null otherwise. */
  take(method: string, target: string, body: string): Fault | null {
    const found = this.find(method, target, body);
    return found ? this.use(found) : null;
  }

  list(): (Fault & { left: number | null })[] {
    return this.armed.map(({ fault, left }) => ({ ...fault, left }));
  }

  clear(): void {
    this.armed = [];
    const cleared = this.clearing;
    this.clearing = createClearing();
    cleared.abort();
  }

  /** Aborts when the faults that are armed now are cleared: for requests that are held until then. */
  untilCleared(): AbortSignal {
    return this.clearing.signal;
  }

  private find(method: string, target: string, body: string | null): ArmedFault | undefined {
    return this.armed.find(({ fault }) => fits(fault, method, target, body));
  }

  private use(found: ArmedFault): Fault {
    if (found.left !== null) {
      found.left -= 1;
      if (found.left === 0) this.armed = this.armed.filter((candidate) => candidate !== found);
    }
    return found.fault;
  }
}
