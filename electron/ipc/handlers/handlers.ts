import type { Method } from '../../../shared/ipc/channels';
import type { Input, Outputs } from '../../../shared/ipc/contract';

/** One function per method of the bridge. `register.ts` has checked sender and input before it is called. */
export type Handlers = { [M in Method]: (input: Input<M>) => Promise<Outputs[M]> };

/** The methods of one domain. */
export type HandlersOf<D extends string> = Pick<Handlers, Extract<Method, `${D}.${string}`>>;
