import { lazy, useState, type ComponentType, type ReactElement } from 'react';

export interface LatePart<P extends object> {
  /** Fetches it, so that it stands at once from then on. */
  load: () => Promise<void>;
  /** Suspends where it is drawn before it was fetched, and then fetches it. */
  Part: (props: P) => ReactElement;
}

/** A part of the page that lies in a file of its own. A lazy component alone would wait once more, also where it has come. */
export function defineLatePart<P extends object>(fetchPart: () => Promise<ComponentType<P>>): LatePart<P> {
  let loaded: ComponentType<P> | null = null;
  const load = async (): Promise<ComponentType<P>> => (loaded = await fetchPart());
  const Late: ComponentType<P> = lazy(async () => ({ default: await load() }));
  return {
    load: async () => {
      await load();
    },
    Part: function Part(props) {
      // The same one as long as it stands.
      const [Shown] = useState(() => loaded ?? Late);
      return <Shown {...props} />;
    },
  };
}
