import { methods, type Domain, type Method } from '../../../shared/ipc/channels';
import { makeLate } from '../../late';
import type { AnyHandlers, Handlers } from './handlers';

type HandlersOfDomains<D extends Domain> = Pick<Handlers, Extract<Method, `${D}.${string}`>>;

/**
 * The handlers of some domains, loaded at the first call of one of them. Whatever these stand on is evaluated only then.
 * A method that `load` does not give has to be put in its place by whoever asks for the others.
 */
export function handleLater<D extends Domain, H extends Partial<HandlersOfDomains<D>>>(
  domains: readonly D[],
  load: () => Promise<H>,
): H {
  const loaded = makeLate(load);
  const own = methods.filter((method) => domains.some((domain) => method.startsWith(`${domain}.`)));
  const late = own.map((method) => [
    method,
    async (input: never) => {
      const { [method]: handle }: Partial<AnyHandlers> = await loaded.get();
      if (!handle) throw new Error(`Nobody handles ${method}.`);
      return handle(input);
    },
  ]);
  // Each method keeps its own name, input and output, which the compiler cannot follow through the entries.
  return Object.fromEntries(late) as H;
}
