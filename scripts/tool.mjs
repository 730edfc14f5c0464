import { spawn } from 'node:child_process';
import { prepareDependencies } from './prepare/dependencies.mjs';
import { runCommand } from './prepare/preparation-error.mjs';
import { inProject } from './prepare/project.mjs';
import { listToolOptions } from './prepare/tool-options.mjs';

const of = (...parts) => inProject('node_modules', ...parts);
const prettier = of('prettier', 'bin', 'prettier.cjs');

/** The tools of others by the name of their command, and what each is always given. Some take any option without a word. */
const tools = {
  build: {
    script: of('electron-vite', 'bin', 'electron-vite.js'),
    given: ['build'],
    about: '[options of electron-vite]\nBuilds the program into out/.',
    words: [],
  },
  format: { script: prettier, given: ['--write', '.'], about: '[options of Prettier]\nFormats every file.' },
  'format:check': {
    script: prettier,
    given: ['--check', '.'],
    about: '[options of Prettier]\nSays which files are not formatted.',
  },
  lint: {
    script: of('oxlint', 'bin', 'oxlint'),
    given: [],
    about: '[PATH …] [options of Oxlint]\nLints the code.',
  },
  typecheck: {
    script: of('typescript', 'bin', 'tsc'),
    given: ['-b'],
    about: '[options of tsc --build]\nChecks the types.',
  },
  unit: {
    script: of('vitest', 'vitest.mjs'),
    given: ['run'],
    about: '[PATH …] [options of Vitest]\nRuns the unit tests of these paths, or all.',
  },
};

const [name, ...typed] = process.argv.slice(2);
const { script, given, about, words = 'any' } = tools[name];

await runCommand(
  async () => {
    await prepareDependencies();
    const tool = spawn(process.execPath, [script, ...given, ...typed], {
      cwd: inProject(),
      stdio: 'inherit',
    });
    return new Promise((resolve, reject) => {
      tool.once('error', reject);
      tool.once('exit', (code) => resolve(code ?? 1));
    });
  },
  {
    usage: `Usage: npm run ${name} -- ${about}`,
    options: () => withNegations(listToolOptions(script, ...given.filter((word) => word !== '.'))),
    words,
  },
  typed,
);

/** Their help names one way round of an option that stands alone: `--color` or `--no-color`. */
function withNegations(options) {
  return (
    options?.flatMap((option) => [
      option,
      option.startsWith('--no-') ? option.replace('--no-', '--') : option.replace(/^--/, '--no-'),
    ]) ?? null
  );
}
