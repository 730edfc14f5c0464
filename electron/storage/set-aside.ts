import { existsSync, renameSync } from 'node:fs';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import type { Notice } from '../../shared/ipc/contract';

/** Tells the page, once, what was found wrong with a file. */
export type AddNotice = (notice: Notice) => void;

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
  const keptAs = `${file}.bad-${stamp}`;
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
