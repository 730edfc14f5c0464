import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startDatabaseWorker, type DatabaseThread } from '../storage/database/database-worker';

/** The database in its own thread, as the program runs it: a worker takes no TypeScript, so it is built first, once. */
export async function startBuiltDatabase(): Promise<DatabaseThread> {
  return startDatabaseWorker(await buildDatabaseThread());
}

/** Builds it and returns the file, which lasts as long as this process. */
export function buildDatabaseThread(): Promise<string> {
  building ??= build();
  return building;
}

let building: Promise<string> | undefined;

async function build(): Promise<string> {
  const vite = await import('vite');
  const projectFolder = fileURLToPath(new URL('../..', import.meta.url));
  // Inside the project, so that the built thread finds the SQLite package.
  const cache = path.join(projectFolder, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const outDir = mkdtempSync(path.join(cache, 'database-thread-'));
  process.once('exit', () => rmSync(outDir, { recursive: true, force: true }));
  await vite.build({
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
  return path.join(outDir, 'database-thread.mjs');
}
