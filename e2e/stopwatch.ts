import type { Page } from '@playwright/test';

/** Milliseconds from the last key that was pressed until something is on the page, as the page itself sees both. */
export interface Stopwatch {
  /** From now on: presses with `press`, and resolves once the selector finds an element that holds the text. */
  time(press: () => Promise<void>, wanted: { selector: string; text: string }): Promise<number>;
}

/** Measures inside the page: what the driver needs to look is not in the figure. */
export async function createStopwatch(page: Page): Promise<Stopwatch> {
  return {
    async time(press, wanted) {
      const found = await page.evaluateHandle(({ selector, text }) => {
        let pressedAtMs = 0;
        const note = () => (pressedAtMs = performance.now());
        window.addEventListener('keydown', note, true);
        const isThere = () =>
          pressedAtMs > 0 &&
          [...document.querySelectorAll(selector)].some((element) => element.textContent?.includes(text));
        return {
          milliseconds: new Promise<number>((resolve) => {
            const observer = new MutationObserver(() => {
              if (!isThere()) return;
              observer.disconnect();
              window.removeEventListener('keydown', note, true);
              resolve(performance.now() - pressedAtMs);
            });
            observer.observe(document.body, { childList: true, subtree: true, characterData: true });
          }),
        };
      }, wanted);
      await press();
      return found.evaluate(({ milliseconds }) => milliseconds);
    },
  };
}
