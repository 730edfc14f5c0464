/**
 * Alt alone opens the menu bar; Alt that helped another key must not. Electron sees only keys that the page leaves
 * alone, so to it Alt, an arrow that the form used, and the release of Alt are an Alt pressed by itself: it would give
 * the keyboard to the menu bar, unless the page takes that release for itself.
 */
export function keepMenuShut(page: EventTarget): () => void {
  let hasHelped = false;
  const press = (event: Event) => {
    const { key, altKey } = event as KeyboardEvent;
    if (key !== 'Alt') hasHelped ||= altKey;
    else if (!(event as KeyboardEvent).repeat) hasHelped = false;
  };
  const pointAt = (event: Event) => {
    hasHelped ||= (event as MouseEvent).altKey;
  };
  const release = (event: Event) => {
    if ((event as KeyboardEvent).key !== 'Alt') return;
    if (hasHelped) event.preventDefault();
    hasHelped = false;
  };
  const listeners = { keydown: press, pointerdown: pointAt, wheel: pointAt, keyup: release };
  for (const [type, listener] of Object.entries(listeners)) page.addEventListener(type, listener, true);
  return () => {
    for (const [type, listener] of Object.entries(listeners)) page.removeEventListener(type, listener, true);
  };
}
