import { report } from './prepare/report.mjs';
import { prepareProgram } from './prepare/prepare.mjs';
import { PreparationError, runCommand } from './prepare/preparation-error.mjs';
import { inProject } from './prepare/project.mjs';

/** Packs the program for this platform into `release/`, with the runtime that was prepared. */
await runCommand(async () => {
  const runtime = await prepareProgram();
  const { build } = await import('electron-builder');
  try {
    const artifacts = await build({
      projectDir: inProject(),
      publish: 'never',
      config: {
        extends: inProject('electron-builder.yml'),
        electronDist: runtime.folder,
        electronVersion: runtime.version,
      },
    });
    for (const artifact of artifacts) report(artifact);
    return 0;
  } catch (error) {
    throw new PreparationError(`Packaging failed: ${error.message}`, { cause: error });
  }
});
