import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import path from 'node:path';
import type { Plugin } from 'vite';

// Targets of the oldest Electron the tests run on (33): Node 20, Chrome 130.
export default defineConfig({
  main: {
    plugins: [markEnumsPure()],
    resolve: {
      alias: {
        // A quarter of the bundle for what is never reached: file types of multipart uploads (axios) and JSON schemas
        // (electron-store).
        'mime-db': leftOut('left-out.json'),
        'ajv-formats': leftOut('left-out.json'),
        'ajv/dist/2020.js': leftOut('left-out.ts'),
      },
    },
    build: {
      outDir: 'out/main',
      target: 'node20',
      minify: true,
      // Everything is bundled except the SQLite package, whose binary is read from beside it.
      externalizeDeps: { include: ['@photostructure/sqlite'] },
      rollupOptions: {
        external: ['electron', '@photostructure/sqlite'],
        input: {
          main: 'electron/main.ts',
          practice: 'electron/practice/practice-process.ts',
          'database-thread': 'electron/storage/database/database-thread.ts',
        },
        output: { format: 'es', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      target: 'node20',
      externalizeDeps: false,
      rollupOptions: {
        external: ['electron'],
        input: { preload: 'electron/preload.ts' },
        // A sandboxed preload is one CommonJS file.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react()],
    build: {
      outDir: 'out/renderer',
      target: 'chrome130',
      minify: true,
      modulePreload: { polyfill: false },
      rollupOptions: { input: 'renderer/index.html' },
    },
  },
});

function leftOut(file: string): string {
  return path.join(import.meta.dirname, 'electron', 'storage', file);
}

/** The vendor's 200 enums are built by calls that a bundler must keep; said to be pure, the unused ones go: 46 kB. */
function markEnumsPure(): Plugin {
  return {
    name: 'mark-enums-pure',
    transform(code, id) {
      if (!/@superoffice[\\/]webapi[\\/]dist[\\/]esm[\\/]Enums\.js$/.test(id)) return null;
      return code
        .replaceAll(
          /^export var (\w+);\n\(function \(\1\) \{$/gm,
          'export var $1 = /* @__PURE__ */ (function ($1) {',
        )
        .replaceAll(/^\}\)\((\w+) \|\| \(\1 = \{\}\)\);$/gm, 'return $1; })({});');
    },
  };
}
