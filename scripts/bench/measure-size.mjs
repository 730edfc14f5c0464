import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { inProject } from '../prepare/project.mjs';
import { round } from './launch.mjs';

const assetsFolder = inProject('out', 'renderer', 'assets');

/** P18: size of what the first picture loads, of all script of the page, of main process and preload; minified, in kB. */
export async function measure() {
  const anchorKb = await buildOneForm();
  const firstKb = await sumFirstChunk();
  const allKb = await sumFolder(assetsFolder);
  const mainKb = (await stat(inProject('out', 'main', 'main.js'))).size / 1000;
  const allMainKb = mainKb + (await sumFolder(inProject('out', 'main', 'chunks')));
  const preloadKb = (await stat(inProject('out', 'preload', 'preload.cjs'))).size / 1000;
  const line = (what, kb, atMost) => ({ goal: 'P18', what, measured: round(kb, 1), unit: 'kB', atMost });
  return [
    {
      ...line('first chunk of the page', firstKb, 525),
      anchor: 'the one-form page, built in this run',
      anchorKb: round(anchorKb, 1),
      withFirstScreenKb: round(firstKb + (await sumNamed('first-screen-')), 1),
    },
    line('all script of the page', allKb, 900),
    { ...line('main process, late chunks included', allMainKb, 700), atStartKb: round(mainKb, 1) },
    line('preload', preloadKb, 10),
  ];
}

/** The entry of the page and everything it imports before anything is shown. */
async function sumFirstChunk() {
  const page = await readFile(inProject('out', 'renderer', 'index.html'), 'utf8');
  const waiting = [...page.matchAll(/<script[^>]+src="\.\/assets\/([^"]+\.js)"/g)].map(([, name]) => name);
  const seen = new Set(waiting);
  let bytes = 0;
  for (const name of waiting) {
    const code = await readFile(path.join(assetsFolder, name), 'utf8');
    bytes += Buffer.byteLength(code);
    for (const [, imported] of code.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)) {
      if (!seen.has(imported)) waiting.push(imported);
      seen.add(imported);
    }
  }
  return bytes / 1000;
}

/** What is fetched beside the entry because the program opens on it. */
async function sumNamed(start) {
  const names = (await readdir(assetsFolder)).filter((name) => name.startsWith(start));
  return (await stat(path.join(assetsFolder, names[0]))).size / 1000;
}

async function sumFolder(folder) {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.js'));
  const sizes = await Promise.all(names.map(async (name) => (await stat(path.join(folder, name))).size));
  return sizes.reduce((sum, size) => sum + size, 0) / 1000;
}

async function buildOneForm() {
  const { build } = await import('vite');
  const { output } = await build({
    root: inProject('scripts', 'bench', 'one-form'),
    configFile: false,
    logLevel: 'error',
    build: { write: false, target: 'chrome130', modulePreload: { polyfill: false } },
  });
  const chunks = output.filter(({ type }) => type === 'chunk');
  return chunks.reduce((sum, { code }) => sum + Buffer.byteLength(code), 0) / 1000;
}
