import { mkdtemp, rm, statfs } from 'node:fs/promises';
import path from 'node:path';

const memory = '/dev/shm';
const nothing = async () => undefined;
/** All tests at once leave less than a tenth of it there. */
const neededBytes = 2 * 1024 ** 3;

/**
 * Lets the temporary folders of this process, and of all that it starts, be in memory where the system has room there.
 * Thousands of tests make files of their own and wait for the disk at each commit; that alone is a quarter of their time.
 * Returns what takes the folder away again.
 */
export async function useMemoryFolder() {
  if (process.platform !== 'linux') return nothing;
  try {
    const { bavail, bsize } = await statfs(memory);
    if (bavail * bsize < neededBytes) return nothing;
    const folder = await mkdtemp(path.join(memory, 'actorlink-tests-'));
    process.env.TMPDIR = folder;
    return () => rm(folder, { recursive: true, force: true, maxRetries: 5 });
  } catch {
    // None, or one where nothing may be written: the disk does as well.
    return nothing;
  }
}
