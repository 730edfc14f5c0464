/**
 * Milliseconds from what a person does until its answer is on the screen, as the page itself sees both: what the driver
 * needs to look is not in the figure. `wanted` is a selector and a text that an element of it then holds.
 */
export async function timeInPage(page, act, wanted) {
  const found = await page.evaluateHandle(({ selector, text }) => {
    let startedMs = 0;
    const note = () => (startedMs = performance.now());
    for (const kind of ['keydown', 'input', 'pointerdown']) window.addEventListener(kind, note, true);
    const isThere = () =>
      startedMs > 0 &&
      [...document.querySelectorAll(selector)].some((element) => element.textContent.includes(text));
    return {
      milliseconds: new Promise((resolve) => {
        const observer = new MutationObserver(() => {
          if (!isThere()) return;
          observer.disconnect();
          resolve(performance.now() - startedMs);
        });
        observer.observe(document.body, { childList: true, subtree: true, characterData: true });
      }),
    };
  }, wanted);
  await act();
  return Math.round(await found.evaluate(({ milliseconds }) => milliseconds));
}
