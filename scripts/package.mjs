import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { prepareProgram } from './prepare/prepare.mjs';
import { explainToolOutput, PreparationError, runCommand } from './prepare/preparation-error.mjs';
import { inProject } from './prepare/project.mjs';
import { report } from './prepare/report.mjs';
import { runTool } from './prepare/run-tool.mjs';

/** Packs the program for this platform into `release/`, with the runtime that was prepared. */
await runCommand(async () => {
  const runtime = await prepareProgram();
  const artifacts = await buildArtifacts(runtime);
  if (process.platform === 'linux') artifacts.push(await archiveFolder());
  for (const artifact of artifacts) report(artifact);
  return 0;
});

async function buildArtifacts(runtime) {
  const { build } = await import('electron-builder');
  try {
    return await build({
      projectDir: inProject(),
      publish: 'never',
      config: {
        extends: inProject('electron-builder.yml'),
        electronDist: runtime.folder,
        electronVersion: runtime.version,
        // What starts a folder has no business in a program that is one.
        afterPack: ({ appOutDir }) =>
          rm(path.join(appOutDir, 'resources', 'default_app.asar'), { force: true }),
      },
    });
  } catch (error) {
    throw new PreparationError(`Packaging failed: ${error.message}`, { cause: error });
  }
}

/** A tar.gz of the unpacked program, with one folder in it. */
async function archiveFolder() {
  const { name, version } = JSON.parse(await readFile(inProject('package.json'), 'utf8'));
  const archive = inProject('release', `${name}-${version}-linux-${process.arch}.tar.gz`);
  const folder = process.arch === 'x64' ? 'linux-unpacked' : `linux-${process.arch}-unpacked`;
  const { code, output } = await runTool('tar', [
    '-czf',
    archive,
    '-C',
    inProject('release'),
    `--transform=s,^${folder},${name}-${version},`,
    folder,
  ]);
  if (code !== 0) throw explainToolOutput(output, 'writing the archive');
  return archive;
}
