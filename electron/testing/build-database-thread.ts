import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const projectFolder = fileURLToPath(new URL('../..', import.meta.url));
/** Inside the project, so that the built thread finds the SQLite package. */
const cacheFolder = path.join(projectFolder, 'node_modules', '.cache');

/** Before the tests: a worker takes no TypeScript, so the thread of the database is built, as the program's is. */
export async function setup(): Promise<void> {
  mkdirSync(cacheFolder, { recursive: true });
  const outDir = mkdtempSync(path.join(cacheFolder, 'building-'));
  await build({
    configFile: false,
    root: projectFolder,
    logLevel: 'error',
    build: {
      ssr: 'electron/storage/database/database-thread.ts',
      outDir,
      target: 'node20',
      rollupOptions: { output: { format: 'es', entryFileNames: 'database-thread.mjs' } },
    },
  });
  // In one step: another run may be starting its threads from the same file.
  renameSync(path.join(outDir, 'database-thread.mjs'), path.join(cacheFolder, 'database-thread.mjs'));
  rmSync(outDir, { recursive: true });
}
