import { useEffect, useRef, type ReactElement } from 'react';
import type { Screen } from '../../shared/commands';
import { isFocusLost, isInSight, listFocusable } from '../components/focusable';

/**
 * Gives the keyboard to a screen that comes into sight by a key, which leaves the focus nowhere: to what the screen
 * marks with `data-first`, else to its heading. Whoever came by a link stays on it. The screen *Link* does so itself,
 * because it depends on what is chosen.
 */
export function FocusOnShow({ screen }: { screen: Screen }): ReactElement {
  const mark = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const pane = mark.current?.parentElement;
    if (screen === 'link' || !pane || !isFocusLost()) return;
    const first = [...pane.querySelectorAll<HTMLElement>('[data-first]')].flatMap((part) =>
      part.matches('input, button') ? [part] : listFocusable(part),
    )[0];
    const heading = pane.querySelector<HTMLElement>('h1, h2');
    if (heading && !first) heading.tabIndex = -1;
    (first ?? heading)?.focus();
  }, [screen]);
  return <span ref={mark} hidden />;
}

/** Gives the keyboard to what the screen in sight is begun with: its first box, its search, a value, whatever is first. False where there is nothing yet. */
export function focusFirst(): boolean {
  const main = document.querySelector('main');
  if (!main) return false;
  const inSight = listFocusable(main);
  const places = ['[data-first], [data-first] *', '[data-find] input', '[data-value]', '*'];
  for (const place of places) {
    const target = inSight.find((element) => element.matches(place));
    if (!target) continue;
    target.focus();
    return true;
  }
  return false;
}

/** Gives the keyboard to the search of the screen that is in sight, with what stands in it selected. */
export function focusSearch(): void {
  const boxes = document.querySelectorAll<HTMLInputElement>(
    'main :is(input[type="search"], [data-find] input)',
  );
  const box = [...boxes].find(isInSight);
  box?.focus();
  box?.select();
}
