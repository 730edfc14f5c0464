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
