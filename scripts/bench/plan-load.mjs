import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { inProject } from '../prepare/project.mjs';

/** What carries runs of plans out, from the project's own source, bundled as it is shipped; whoever closes it leaves nothing behind. */
export async function buildPlanLoad() {
  const cache = inProject('node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(path.join(cache, 'run-load-'));
  await build({
    root: inProject(),
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: inProject('electron', 'runs', 'testing', 'run-load.ts'),
      outDir: folder,
      emptyOutDir: false,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'run-load.mjs' } },
    },
    ssr: { noExternal: ['@superoffice/webapi'] },
  });
  const module = pathToFileURL(path.join(folder, 'run-load.mjs')).href;
  /** What one load needs, whoever opens it in which process: a site, and a folder of its own. */
  const describe = (site, dataFolder = mkdtempSync(path.join(folder, 'data-'))) => ({
    ...site.access,
    folder: dataFolder,
    databaseEntry: inProject('out', 'main', 'database-thread.js'),
  });
  return {
    module,
    describe,
    open: async (site, dataFolder) => (await import(module)).openRunLoad(describe(site, dataFolder)),
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
