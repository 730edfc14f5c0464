import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin, Rolldown } from 'vite';
import { nameExports } from './scripts/name-exports';
import {
  escapeWideLetters,
  keepCalledMethods,
  keepOut,
  leaveOut,
  markEnumsPure,
  markSchemasPure,
  neverLookForForms,
  slimParserTables,
  slimPhonePlans,
} from './scripts/slim-bundle';

const startChunk = 'page';
const firstScreenChunk = 'first-screen';
/** Of the letters that are in every text. */
const firstFont = /inter-latin-wght-normal[^/]*\.woff2$/;
/** What it shows once a pair of records is chosen; fetched as soon as it stands. */
const valuesChunk = 'field-values';
const valuesModules = ['/field-values/field-table.tsx', '/link/fields/by-hand-table.tsx'];
const firstScreenModules = ['/renderer/features/link/link-screen.tsx', '/renderer/frame/bar-tools.tsx'];

const firstAnswerModules = [
  '/electron/services.ts',
  '/electron/window/follow-theme.ts',
  '/electron/window/desktop.ts',
  '/electron/window/open-external.ts',
  '/shared/ipc/program-methods.ts',
  '/node_modules/electron-log/src/node/index.js',
  '/node_modules/electron-store/index.js',
];
const otherPrograms = [
  '/electron/network/chosen-file-process.ts',
  '/electron/practice/practice-process.ts',
  '/electron/storage/database/database-thread.ts',
  '/electron/sheets/sheet-thread.ts',
];

/**
 * A third of the program for what is never reached: axios for browsers, for multipart uploads, for progress, for redirects
 * and for proxies of the environment (it is told `maxRedirects: 0`, and its proxy or that it has none), the JSON
 * schemas that zod can make of its own, and those that electron-store can check, with the migrations that it can run:
 * our files are parsed with zod, and migrated before. Of the D-Bus library the description of services, which brings
 * XML, and the bus that it can be: the few calls to the Secret Service are known, and the bus is there. And how a phone
 * number is laid out: they are only compared. Of the vendor's client its library of durations, which only tells how often a
 * connector is synchronised. Of the log its way to a server, which brings Node's HTTP into the start. Of the HTTP client how
 * it would connect by itself, its HTTP/2, the forms and streams it could send, and the second of its two parsers, which saves
 * two in a hundred where the processor has what it wants; the first runs everywhere.
 */
const leftOutOfProgram =
  /node_modules[\\/](axios[\\/]lib[\\/](adapters[\\/](xhr|fetch)|helpers[\\/](shouldBypassProxy|formDataToStream|AxiosTransformStream|fromDataURI|estimateDataURLDecodedBytes))|follow-redirects[\\/]index|https-proxy-agent[\\/]dist[\\/]index|proxy-from-env[\\/]index|form-data[\\/]lib[\\/]form_data|zod[\\/]v4[\\/]core[\\/](json-schema-processors|to-json-schema)|ajv[\\/]dist[\\/]2020|ajv-formats[\\/]dist[\\/]index|semver[\\/]index|@homebridge[\\/]dbus-native[\\/]lib[\\/](server|server-handshake|introspect)|event-stream[\\/]index|electron-log[\\/]src[\\/]node[\\/]transports[\\/]remote|libphonenumber-js[\\/]es6[\\/]format|@superoffice[\\/]webapi[\\/]dist[\\/]esm[\\/]Day_js|undici[\\/]lib[\\/](core[\\/]connect|dispatcher[\\/]client-h2|llhttp[\\/]llhttp_simd-wasm|web[\\/]fetch[\\/]body))\.js$/;
/**
 * What text boxes and buttons could be and are nowhere: other looks, several lines, lists of their own, ripples; a colour scheme before
 * the script. And what the style library loads only to have loaded it.
 */
const leftOutOfPage =
  /node_modules[\\/](@mui[\\/]material[\\/](FilledInput[\\/]FilledInput|Input[\\/]Input|Select[\\/]Select|TextareaAutosize[\\/]TextareaAutosize|ButtonBase[\\/]TouchRipple)|@mui[\\/]system[\\/]InitColorSchemeScript[\\/]InitColorSchemeScript|hoist-non-react-statics[\\/]dist[\\/]hoist-non-react-statics\.cjs)\.m?js$/;

/**
 * What only the main process has: the page asks it by `records.compareTexts` and `records.find`. The numbering plans of
 * all countries' telephones, and the check digits of companies.
 */
const keptOutOfPage = /node_modules[\\/](?:libphonenumber-js|stdnum)[\\/]/;

// Targets of the oldest Electron the tests run on (33): Node 20, Chrome 130.
export default defineConfig({
  main: {
    resolve: {
      alias: { 'ip-address': path.join(import.meta.dirname, 'electron', 'network', 'ip-address.ts') },
    },
    plugins: [
      markEnumsPure(),
      keepCalledMethods(readSources('electron', 'superoffice')),
      leaveOut(leftOutOfProgram, 'null'),
      slimPhonePlans(),
      slimParserTables(),
      neverLookForForms(),
      escapeWideLetters(),
    ],
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
          'chosen-file-process': 'electron/network/chosen-file-process.ts',
          practice: 'electron/practice/practice-process.ts',
          'database-thread': 'electron/storage/database/database-thread.ts',
          'sheet-thread': 'electron/sheets/sheet-thread.ts',
        },
        output: {
          format: 'es',
          chunkFileNames: 'chunks/[name]-[hash].js',
          codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: nameServicesChunk }] },
        },
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
    plugins: [
      react(),
      nameExports(['react', 'react/jsx-runtime', 'react-dom']),
      markSchemasPure(),
      preloadFirstScreen(),
      leaveOut(leftOutOfPage, '() => null'),
      keepOut(keptOutOfPage),
      escapeWideLetters(),
    ],
    build: {
      outDir: 'out/renderer',
      target: 'chrome130',
      minify: true,
      modulePreload: { polyfill: false },
      rollupOptions: {
        input: 'renderer/index.html',
        output: {
          codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: nameStartChunk }] },
        },
      },
    },
  },
});

/** What stands in the files of a folder, but for the tests beside them. */
function readSources(...folder: string[]): string[] {
  const from = path.join(import.meta.dirname, ...folder);
  const names = readdirSync(from).filter((name) => /(?<!\.test)\.ts$/.test(name));
  return names.map((name) => readFileSync(path.join(from, name), 'utf8'));
}

/**
 * What starts the page as one chunk, what the first screen needs beside it as another, and what it shows next as a third:
 * each file has to be fetched through the main process, and a file that only a fetched one names is fetched after it.
 */
function nameStartChunk(moduleId: string, context: Rolldown.ChunkingContext): string | null {
  if (isReachedFrom(['/renderer/main.tsx'], moduleId, context)) return startChunk;
  if (isReachedFrom(firstScreenModules, moduleId, context)) return firstScreenChunk;
  return isReachedFrom(valuesModules, moduleId, context) ? valuesChunk : null;
}

/**
 * What the first answer of the main process needs as one chunk, as each file is found, read and compiled by itself. What threads and
 * other processes of ours need too stays apart: they must not load services.
 */
function nameServicesChunk(moduleId: string, context: Rolldown.ChunkingContext): string | null {
  if (isReachedFrom(['/electron/main.ts', ...otherPrograms], moduleId, context)) return null;
  return isReachedFrom(firstAnswerModules, moduleId, context) ? 'services' : null;
}

/** True where a module stands at the end of static imports that begin at one of these. */
function isReachedFrom(
  starts: readonly string[],
  moduleId: string,
  context: Rolldown.ChunkingContext,
): boolean {
  const seen = new Set([moduleId]);
  for (const id of seen) {
    if (starts.some((start) => id.endsWith(start))) return true;
    for (const importer of context.getModuleInfo(id)?.importers ?? []) seen.add(importer);
  }
  return false;
}

/**
 * Names that chunk in the page, so that it comes along with the first script, and after it the letters that every text
 * wants: found out only when the first is laid out, they would come after it, and all be laid out again.
 */
function preloadFirstScreen(): Plugin {
  return {
    name: 'preload-first-screen',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle = {} }) =>
        Object.values(bundle)
          .flatMap(({ type, name, fileName }) => {
            const href = `./${fileName}`;
            if (type === 'chunk' && name === firstScreenChunk) return { rel: 'modulepreload', href };
            const isFont = type === 'asset' && firstFont.test(fileName);
            return isFont ? { rel: 'preload', as: 'font', type: 'font/woff2', href } : [];
          })
          .toSorted((one, other) => one.rel.localeCompare(other.rel))
          .map((attrs) => ({
            tag: 'link',
            attrs: { ...attrs, crossorigin: true },
            injectTo: 'head' as const,
          })),
    },
  };
}
