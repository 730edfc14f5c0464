import { spawnSync } from 'node:child_process';

/**
 * The options that a tool takes, as its own help says; one in a word of its own (`--grep NAME`) takes the next word. Null
 * where it is not installed yet: it says then what it does not take.
 */
export function listToolOptions(script, ...asked) {
  const { status, stdout } = spawnSync(process.execPath, [script, ...asked, '--help'], { encoding: 'utf8' });
  if (status !== 0) return null;
  // Each begins a line: `  -g, --grep <grep>   Only run …`.
  const heads = stdout.match(/^ {0,8}-[-\w]+(?:, -[-\w]+)*/gm) ?? [];
  return heads.flatMap((head) => head.trim().split(', '));
}
