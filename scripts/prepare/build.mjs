import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { oneAtATime } from './one-at-a-time.mjs';
import { PreparationError } from './preparation-error.mjs';
import { inProject } from './project.mjs';
import { report } from './report.mjs';
import { runTool } from './run-tool.mjs';

const sourceFolders = ['electron', 'renderer', 'shared'];
const sourceFiles = [
  'package.json',
  'package-lock.json',
  'electron.vite.config.ts',
  'scripts/name-exports.ts',
  'scripts/slim-bundle.ts',
  'scripts/phone-plans.ts',
  'tsconfig.base.json',
];
const builtFiles = ['main/main.js', 'main/practice.js', 'preload/preload.cjs', 'renderer/index.html'];
const stampFile = inProject('out', 'source-hash');

/** Builds the program when its sources are not those of the last build. */
export function prepareBuild() {
  return oneAtATime(build);
}

async function build() {
  const sourceHash = await hashSources();
  if (await isBuilt(sourceHash)) return;
  report('Building');
  // The stamp goes first and comes back last, so that a build cut short is never taken for a whole one.
  await rm(stampFile, { force: true });
  const viteScript = inProject('node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const { code, output } = await runTool(process.execPath, [viteScript, 'build'], { cwd: inProject() });
  if (code !== 0) {
    process.stderr.write(output);
    throw new PreparationError('The build failed; the lines above say why.');
  }
  await mkdir(path.dirname(stampFile), { recursive: true });
  await writeFile(stampFile, sourceHash);
}

async function isBuilt(sourceHash) {
  if (!existsSync(stampFile) || builtFiles.some((file) => !existsSync(inProject('out', file)))) return false;
  return (await readFile(stampFile, 'utf8')) === sourceHash;
}

async function hashSources() {
  const files = [...sourceFiles];
  for (const folder of sourceFolders) {
    const entries = await readdir(inProject(folder), { recursive: true, withFileTypes: true });
    for (const entry of entries) {
      if (entry.isFile() && !/\.test\.tsx?$/.test(entry.name)) {
        files.push(path.relative(inProject(), path.join(entry.parentPath, entry.name)));
      }
    }
  }
  const hash = createHash('sha256');
  for (const file of files.toSorted()) {
    hash.update(`${file.replaceAll(path.sep, '/')}\0`).update(await readFile(inProject(file)));
  }
  return hash.digest('hex');
}
