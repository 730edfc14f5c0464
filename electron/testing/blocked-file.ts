import { mkdirSync, renameSync, rmdirSync } from 'node:fs';

/** Makes every write to a file fail, as on a disk that is full; what it holds is there again afterwards. For tests. */
export function blockFile(file: string): () => void {
  const aside = `${file}.aside`;
  renameSync(file, aside);
  mkdirSync(file);
  return () => {
    rmdirSync(file);
    renameSync(aside, file);
  };
}
