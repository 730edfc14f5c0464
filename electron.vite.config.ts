import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import path from 'node:path';

// Targets of the oldest Electron the tests run on (33): Node 20, Chrome 130.
export default defineConfig({
  main: {
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
      // Everything is bundled except the SQLite package, whose .wasm file is read from beside it.
      externalizeDeps: { include: ['node-sqlite3-wasm'] },
      rollupOptions: {
        external: ['electron', 'node-sqlite3-wasm'],
        input: { main: 'electron/main.ts', practice: 'electron/practice/practice-process.ts' },
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
