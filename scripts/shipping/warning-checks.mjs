import { inProject } from '../prepare/project.mjs';
import { runTool } from '../prepare/run-tool.mjs';

/** The tests of the page once more, with the React and MUI that say what they hold against the code that uses them. */
export async function runPageTestsWithWarnings() {
  const vitest = inProject('node_modules', 'vitest', 'vitest.mjs');
  const { code } = await runTool(
    process.execPath,
    [vitest, 'run', '--project', 'renderer', '--reporter=dot'],
    { cwd: inProject(), show: true, env: { ...process.env, NODE_ENV: 'development' } },
  );
  return { outcome: code === 0 ? 'passed' : 'failed', about: 'React and MUI for development' };
}
