/**
 * A key that is held down is pressed once: the system repeats it, and each repeat of Enter would send what was just
 * refused, or press the button that has come to stand in place of another. Only text of many lines takes more of them.
 */
export function pressEnterOnce(page: EventTarget): () => void {
  page.addEventListener('keydown', dropRepeat, true);
  return () => page.removeEventListener('keydown', dropRepeat, true);
}

function dropRepeat(event: Event): void {
  const { key, repeat, target } = event as KeyboardEvent;
  if (key !== 'Enter' || !repeat || target instanceof HTMLTextAreaElement) return;
  // Neither the page nor the menu, which takes what the page leaves alone.
  event.preventDefault();
  event.stopImmediatePropagation();
}
