import { readFile } from 'node:fs/promises';
import { packProgram } from './pack-program.mjs';
import { prepareProgram } from './prepare/prepare.mjs';
import { explainToolOutput, runCommand } from './prepare/preparation-error.mjs';
import { inProject } from './prepare/project.mjs';
import { report } from './prepare/report.mjs';
import { runTool } from './prepare/run-tool.mjs';

/** Packs the program for this platform into `release/`, with the runtime that was prepared. */
await runCommand(
  async () => {
    const runtime = await prepareProgram();
    const artifacts = await packProgram(runtime);
    if (process.platform === 'linux') artifacts.push(await archiveFolder());
    for (const artifact of artifacts) report(artifact);
    return 0;
  },
  { usage: 'Usage: npm run package\nPacks the program for this platform into release/.' },
);

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
