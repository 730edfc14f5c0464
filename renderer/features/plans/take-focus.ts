import { listFocusable } from '../../components/focusable';

/** Gives the keyboard to a part of the screen: to the step that comes next, which is marked with `data-next`, else to its heading. */
export function takeFocus(part: HTMLElement | null): void {
  const next = [...(part?.querySelectorAll<HTMLElement>('[data-next]') ?? [])].flatMap((marked) =>
    marked.matches('button:not(:disabled), [tabindex="-1"]') ? [marked] : listFocusable(marked),
  )[0];
  (next ?? part?.querySelector<HTMLElement>('h1, h2'))?.focus();
}
