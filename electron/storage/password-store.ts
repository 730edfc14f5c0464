import { existsSync } from 'node:fs';
import path from 'node:path';

interface CommandLine {
  hasSwitch: (name: string) => boolean;
  appendSwitch: (name: string, value: string) => void;
}

const switchName = 'password-store';
const serviceFile = path.join('dbus-1', 'services', 'org.freedesktop.secrets.service');

/**
 * Desktops whose store Chromium finds by their name, in `XDG_CURRENT_DESKTOP`
 * (https://www.electronjs.org/docs/latest/api/safe-storage, "Linux"). KDE has one of its own.
 */
const known = /^(gnome.*|unity.*|xfce|x-cinnamon|cinnamon|pantheon|deepin|ukui|kde)$/i;

/**
 * On a desktop whose name Chromium does not know it keeps secrets under a key that everybody knows, also beside a keyring
 * that works. Where the system has a Secret Service (https://specifications.freedesktop.org/secret-service/), it is told
 * to use that. What somebody asked for on the command line counts. Call it before Electron is ready; asks nothing and nobody.
 */
export function chooseSecretService(
  commandLine: CommandLine,
  system: {
    platform: string;
    env: Readonly<Record<string, string | undefined>>;
    isThere?: typeof existsSync;
  },
): void {
  const { platform, env, isThere = existsSync } = system;
  if (platform !== 'linux' || commandLine.hasSwitch(switchName)) return;
  if ((env['XDG_CURRENT_DESKTOP'] ?? '').split(':').some((name) => known.test(name))) return;
  if (hasBus(env, isThere) && dataFoldersOf(env).some((folder) => isThere(path.join(folder, serviceFile))))
    commandLine.appendSwitch(switchName, 'gnome-libsecret');
}

function hasBus(env: Readonly<Record<string, string | undefined>>, isThere: typeof existsSync): boolean {
  if ((env['DBUS_SESSION_BUS_ADDRESS'] ?? '') !== '') return true;
  const runtime = env['XDG_RUNTIME_DIR'] ?? '';
  return runtime !== '' && isThere(path.join(runtime, 'bus'));
}

/** Where services say that they can be started (https://specifications.freedesktop.org/basedir-spec/). */
function dataFoldersOf(env: Readonly<Record<string, string | undefined>>): string[] {
  const own = env['XDG_DATA_HOME'] || path.join(env['HOME'] ?? '/', '.local', 'share');
  return [own, ...(env['XDG_DATA_DIRS'] || '/usr/local/share:/usr/share').split(':')];
}
