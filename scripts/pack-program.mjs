import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { PreparationError, runCommand } from './prepare/preparation-error.mjs';
import { inProject } from './prepare/project.mjs';

/** Packs what is built with the given runtime; into `release/`, or elsewhere. Returns the files that were made. */
export async function packProgram({ folder, version }, output = inProject('release')) {
  const { build } = await import('electron-builder');
  try {
    return await build({
      projectDir: inProject(),
      publish: 'never',
      config: {
        extends: inProject('electron-builder.yml'),
        directories: { output },
        electronDist: folder,
        electronVersion: version,
        // What starts a folder has no business in a program that is one.
        afterPack: ({ appOutDir }) =>
          rm(path.join(appOutDir, 'resources', 'default_app.asar'), { force: true }),
      },
    });
  } catch (error) {
    throw new PreparationError(`Packaging failed: ${error.message}`, { cause: error });
  }
}

// As a program of its own for the journeys: into the given folder, with the runtime that they run on.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runCommand(async () => {
    const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH;
    const version = (await readFile(path.join(folder, 'version'), 'utf8')).trim().replace(/^v/, '');
    await packProgram({ folder, version }, process.argv[2]);
    return 0;
  });
}
