import { rm } from 'node:fs/promises';
import path from 'node:path';
import { PreparationError } from './prepare/preparation-error.mjs';
import { inProject } from './prepare/project.mjs';

/** Packs what is built into `release/`, with the given runtime. Returns the files that were made. */
export async function packProgram({ folder, version }) {
  const { build } = await import('electron-builder');
  try {
    return await build({
      projectDir: inProject(),
      publish: 'never',
      config: {
        extends: inProject('electron-builder.yml'),
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
