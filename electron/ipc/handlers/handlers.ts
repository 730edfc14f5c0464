import type { Method } from '../../../shared/ipc/channels';
import type { Input, Outputs } from '../../../shared/ipc/contract';

/** One function per method of the bridge. `register.ts` has checked sender and input before it is called. */
export type Handlers = { [M in Method]: (input: Input<M>) => Promise<Outputs[M]> };

/** The same where no caller knows more than that the input fits its method. */
export type AnyHandlers = Record<Method, (input: never) => Promise<unknown>>;

/** The methods of one domain. */
export type HandlersOf<D extends string> = Pick<Handlers, Extract<Method, `${D}.${string}`>>;
