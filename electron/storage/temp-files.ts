import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Paths } from './paths';

/** Removes what a killed program left of half-written settings files: `<file>.tmp-<digits>`. */
export function removeOrphanTempFiles(paths: Paths): void {
  const ours = [paths.sites, paths.preferences, paths.secrets].map((file) => path.basename(file));
  for (const name of listFiles(paths.dataFolder)) {
    if (ours.some((own) => name.startsWith(`${own}.tmp-`))) {
      rmSync(path.join(paths.dataFolder, name), { force: true });
    }
  }
}

function listFiles(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    // A folder that does not exist yet has no orphans.
    return [];
  }
}
