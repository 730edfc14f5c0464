import { existsSync, readdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import type { Notice } from '../../shared/ipc/contract';

/** Tells the page, once, what was found wrong with a file. */
export type AddNotice = (notice: Notice) => void;

const badMark = '.bad-';

/** Whether a file of this name was ever put aside and still is: it may be taken back by hand. */
export function isAnySetAside(file: string): boolean {
  const { dir, base } = path.parse(file);
  return readdirSync(dir).some((name) => name.startsWith(`${base}${badMark}`));
}

/**
 * Renames a file that we cannot use to `<name>.bad-<time>` beside it and says so. It is never overwritten or deleted:
 * it may be all that somebody has. Files that belong to it, named by what follows its name, go along under the same new
 * name.
 */
export function setAside(
  file: string,
  kind: 'file-set-aside' | 'newer-file-set-aside',
  now: Date,
  addNotice: AddNotice,
  companions: readonly string[] = [],
): void {
  const stamp = now.toISOString().replaceAll(/[:.]/g, '-');
  const keptAs = `${file}${badMark}${stamp}`;
  renameSync(file, keptAs);
  for (const companion of companions) {
    if (existsSync(file + companion)) renameSync(file + companion, keptAs + companion);
  }
  addNotice({
    id: randomUUID(),
    kind,
    params: { file: path.basename(file), keptAs: path.basename(keptAs) },
  });
}
