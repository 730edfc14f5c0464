import { lazy, useState, type ComponentType, type ReactElement } from 'react';

const load = async () => (await import('./features/link/link-screen')).LinkScreen;
const LateLinkScreen = lazy(async () => ({ default: await load() }));
let loaded: ComponentType | undefined;

/** Fetches the screen that the program opens on, beside the answers that it needs. */
export async function loadFirstScreen(): Promise<void> {
  loaded = await load();
}

/** The Link screen: at once where it has been fetched, with a wait where it has not. */
export function FirstScreen(): ReactElement {
  const [Screen] = useState<ComponentType>(() => loaded ?? LateLinkScreen);
  return <Screen />;
}
