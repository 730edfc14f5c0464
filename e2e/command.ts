import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { findElectron, inheritedEnv } from './fixtures';

const projectFolder = path.resolve(import.meta.dirname, '..');

/** `actorlink plan …` in a process of its own, as somebody types it. */
export interface Command {
  /** What it printed for each row so far. */
  rows: string[];
  /** Its words so far. */
  told: string[];
  /** Resolves when it says more, or ends. */
  saysMore: () => Promise<unknown>;
  hasEnded: () => boolean;
  /** Its exit code; null where it was killed. */
  ended: Promise<number | null>;
  /** Without a chance to tidy up. Resolves when it is gone. */
  kill: () => Promise<void>;
}

export interface CommandOptions {
  dataFolder: string;
  passwordStore?: 'basic' | 'gnome-libsecret';
  /** Where it is typed. */
  folder?: string;
  /** The packed program; by default the built one in the runtime of the journeys. */
  executable?: string;
  env?: Record<string, string>;
}

export function startCommand(words: readonly string[], options: CommandOptions): Command {
  const { dataFolder, passwordStore = 'basic', executable, env = {} } = options;
  const flags = [
    `--user-data-dir=${dataFolder}`,
    `--password-store=${passwordStore}`,
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
  const own = executable === undefined ? [projectFolder] : [];
  const child = spawn(executable ?? findElectron(), [...flags, ...own, 'plan', ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    cwd: options.folder ?? dataFolder,
    env: { ...inheritedEnv(), ...env },
  });
  const rows = linesOf(child.stdout);
  const told = linesOf(child.stderr);
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return {
    rows,
    told,
    ended,
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    saysMore: () => Promise.race([once(child.stderr, 'data'), once(child.stdout, 'data'), ended]),
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

function linesOf(stream: NonNullable<ChildProcess['stdout']>): string[] {
  const lines: string[] = [];
  createInterface({ input: stream }).on('line', (line) => lines.push(line));
  return lines;
}
