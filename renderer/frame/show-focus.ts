/**
 * Marks the page while it is worked with by keys. After a click the engine draws no ring around what a program gives the
 * focus to, and a key with Ctrl or Alt changes nothing about that: who sent with Ctrl+Enter would not see where he is.
 */
export function showFocus(page: Document): () => void {
  const note = ({ key }: KeyboardEvent) => {
    if (!['Control', 'Shift', 'Alt', 'AltGraph', 'Meta'].includes(key))
      page.documentElement.dataset['byKeys'] = '';
  };
  const forget = () => delete page.documentElement.dataset['byKeys'];
  page.addEventListener('keydown', note, true);
  page.addEventListener('pointerdown', forget, true);
  return () => {
    page.removeEventListener('keydown', note, true);
    page.removeEventListener('pointerdown', forget, true);
    forget();
  };
}
