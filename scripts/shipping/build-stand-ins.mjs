import path from 'node:path';
import { build } from 'vite';
import { inProject } from '../prepare/project.mjs';

export const standInFolder = inProject('node_modules', '.cache', 'actorlink-shipping');
/** What is put into the page before its own scripts. */
export const standInBridgeFile = path.join(standInFolder, 'bridge.js');

/** Bundles the stand-in for the bridge, and the program's own server of the page, which needs no Electron for it. */
export default async function buildStandIns() {
  const quiet = { configFile: false, logLevel: 'error', root: inProject() };
  await build({
    ...quiet,
    build: {
      outDir: standInFolder,
      emptyOutDir: true,
      lib: {
        entry: inProject('renderer', 'testing', 'stand-in-bridge.ts'),
        formats: ['iife'],
        name: 'standInBridge',
        fileName: () => 'bridge.js',
      },
    },
  });
  await build({
    ...quiet,
    plugins: [
      {
        name: 'no-electron',
        enforce: 'pre',
        resolveId: (id) => (id === 'electron' ? '\0no-electron' : null),
        load: (id) => (id === '\0no-electron' ? 'export const protocol = null;' : null),
      },
    ],
    build: {
      outDir: standInFolder,
      emptyOutDir: false,
      ssr: inProject('electron', 'window', 'app-protocol.ts'),
      rollupOptions: { output: { entryFileNames: 'app-protocol.mjs' } },
    },
  });
}
