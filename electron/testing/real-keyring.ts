import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';

/** A session bus with a real keyring, in a home of its own. For tests on Linux only. */
export interface RealKeyring {
  /** What a program of this session finds in its environment. */
  env: Record<string, string>;
  /** Starts the keyring anew: locked, and nobody on this bus can ask for its password. */
  lock: () => Promise<void>;
  unlock: () => Promise<void>;
  /** The keyring stops answering, as one that hangs. */
  hang: () => void;
  stop: () => void;
}

export function canStartKeyring(): boolean {
  return (
    process.platform === 'linux' && ['dbus-daemon', 'dbus-send', 'gnome-keyring-daemon'].every(isInstalled)
  );
}

function isInstalled(program: string): boolean {
  return spawnSync(program, ['--version']).error === undefined;
}

/** Unlocked. */
export async function startRealKeyring(): Promise<RealKeyring> {
  const folder = mkdtempSync(path.join(tmpdir(), 'actorlink-keyring-'));
  const bus = spawn(
    'dbus-daemon',
    ['--session', '--nofork', '--print-address', `--address=unix:dir=${folder}`],
    {
      // It starts what is asked for: a prompter without a screen gives up at once.
      env: { PATH: process.env['PATH'] ?? '', HOME: folder, XDG_DATA_HOME: folder, XDG_RUNTIME_DIR: folder },
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  const env = {
    HOME: folder,
    XDG_DATA_HOME: folder,
    XDG_RUNTIME_DIR: folder,
    DBUS_SESSION_BUS_ADDRESS: await readLine(bus),
  };
  let keyring = await startDaemon(env, true);
  const startAnew = async (isUnlocked: boolean) => {
    await end(keyring);
    keyring = await startDaemon(env, isUnlocked);
  };
  return {
    env,
    lock: () => startAnew(false),
    unlock: () => startAnew(true),
    hang: () => void keyring.kill('SIGSTOP'),
    stop: () => {
      keyring.kill('SIGKILL');
      bus.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function startDaemon(env: Record<string, string>, isUnlocked: boolean): Promise<ChildProcess> {
  const daemon = spawn(
    'gnome-keyring-daemon',
    ['--foreground', '--components=secrets', ...(isUnlocked ? ['--unlock'] : [])],
    { env: { PATH: process.env['PATH'] ?? '', ...env }, stdio: ['pipe', 'ignore', 'ignore'] },
  );
  daemon.stdin.end('test');
  while (!isOnBus(env)) await wait(20);
  return daemon;
}

function isOnBus(env: Record<string, string>): boolean {
  const question = ['--print-reply', '--dest=org.freedesktop.DBus', '/', 'org.freedesktop.DBus.NameHasOwner'];
  const { stdout } = spawnSync('dbus-send', [...question, 'string:org.freedesktop.secrets'], {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    encoding: 'utf8',
  });
  return stdout.includes('boolean true');
}

async function end(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill();
  await gone;
}

async function readLine({ stdout }: ChildProcess): Promise<string> {
  if (!stdout) throw new Error('It has no output.');
  for await (const line of createInterface({ input: stdout })) return line;
  throw new Error('It ended before it was there.');
}
