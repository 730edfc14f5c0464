import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const projectFolder = fileURLToPath(new URL('../..', import.meta.url));
/** Inside the project, so that what is built finds its packages; two folders deep, as the sources are. */
const cacheFolder = path.join(projectFolder, 'node_modules', '.cache');

/**
 * Builds a module for a thread or process of its own, which take no TypeScript, into one file. Returns its path.
 * `entry` is relative to the project; `fileName` is that of the built file.
 */
export async function buildForChild(entry: string, fileName: string): Promise<string> {
  mkdirSync(cacheFolder, { recursive: true });
  const outDir = mkdtempSync(path.join(cacheFolder, 'building-'));
  await build({
    configFile: false,
    root: projectFolder,
    logLevel: 'error',
    // As in the program: to find and read the files of libraries takes a thread several times as long as all else at its start.
    ssr: { noExternal: true, external: ['@photostructure/sqlite', 'electron'] },
    build: {
      ssr: entry,
      outDir,
      target: 'node20',
      rollupOptions: { output: { format: 'es', entryFileNames: fileName, codeSplitting: false } },
    },
  });
  const file = path.join(cacheFolder, fileName);
  // In one step: another run may be starting from the same file.
  renameSync(path.join(outDir, fileName), file);
  rmSync(outDir, { recursive: true });
  return file;
}
