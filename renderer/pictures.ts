/** A window that nobody sees is not painted, and must not wait for that. */
const longestMs = 500;

/** Resolves when the first picture is on the screen. */
export function whenPainted(): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      observer.disconnect();
      resolve();
    };
    const observer = new PerformanceObserver((list) => {
      if (list.getEntriesByName('first-contentful-paint').length > 0) finish();
    });
    const timer = setTimeout(finish, longestMs);
    observer.observe({ type: 'paint', buffered: true });
  });
}

/**
 * Does something right behind the next picture: what it draws is then the farthest from the key that made that picture
 * and from the one after it, which would wait for any other. Gives back what calls it off.
 */
export function afterPicture(act: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(act);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}
