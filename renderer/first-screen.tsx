import { lazy, Suspense, useState, type ComponentType, type ReactElement } from 'react';

interface Part {
  /** The component, once it has been fetched. */
  loaded: ComponentType | null;
  load: () => Promise<ComponentType>;
  /** The same, with a wait of its own. */
  Late: ComponentType;
}

function definePart(load: () => Promise<ComponentType>): Part {
  return { loaded: null, load, Late: lazy(async () => ({ default: await load() })) };
}

const linkScreen = definePart(async () => (await import('./features/link/link-screen')).LinkScreen);
const barTools = definePart(async () => (await import('./frame/bar-tools')).BarTools);

/** Fetches what the program opens on, beside the answers that it needs, so that the page is drawn once. */
export async function loadFirstScreen(): Promise<void> {
  await Promise.all(
    [linkScreen, barTools].map(async (part) => {
      part.loaded = await part.load();
    }),
  );
}

/** At once where it has been fetched, with a wait where it has not: the same one as long as it stands. */
function showPart({ loaded, Late }: Part): ReactElement {
  const Shown = loaded ?? Late;
  return <Shown />;
}

export function FirstScreen(): ReactElement {
  return useState(() => showPart(linkScreen))[0];
}

export function FirstBarTools(): ReactElement {
  const [tools] = useState(() => showPart(barTools));
  return <Suspense fallback={null}>{tools}</Suspense>;
}
