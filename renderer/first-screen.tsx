import { Suspense, type ReactElement } from 'react';
import { defineLatePart } from './components/late-part';

const linkScreen = defineLatePart(async () => (await import('./features/link/link-screen')).LinkScreen);
const barTools = defineLatePart(async () => (await import('./frame/bar-tools')).BarTools);

/** Fetches what the program opens on, beside the answers that it needs, so that the page is drawn once. */
export async function loadFirstScreen(): Promise<void> {
  await Promise.all([linkScreen.load(), barTools.load()]);
}

export const FirstScreen = linkScreen.Part;

export function FirstBarTools(): ReactElement {
  return (
    <Suspense fallback={null}>
      <barTools.Part />
    </Suspense>
  );
}
