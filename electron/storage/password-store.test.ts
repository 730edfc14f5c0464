import { describe, expect, it } from 'vitest';
import { chooseSecretService } from './password-store';

const service = '/usr/share/dbus-1/services/org.freedesktop.secrets.service';
const bus = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/user/1000/bus' };

function choose(
  env: Record<string, string>,
  { there = [service], platform = 'linux', asked = false } = {},
): string | null {
  let chosen: string | null = null;
  chooseSecretService(
    {
      hasSwitch: () => asked,
      appendSwitch: (name, value) => {
        chosen = `${name}=${value}`;
      },
    },
    { platform, env, isThere: (file) => there.includes(String(file)) },
  );
  return chosen;
}

describe('where the system has a Secret Service', () => {
  it.each(['LXQt', 'MATE', 'LXDE', 'sway', 'i3', '', 'Hyprland'])(
    'Chromium is told to use it on a desktop that is called "%s"',
    (name) => {
      expect(choose({ ...bus, XDG_CURRENT_DESKTOP: name })).toBe('password-store=gnome-libsecret');
    },
  );

  it.each(['GNOME', 'ubuntu:GNOME', 'XFCE', 'X-Cinnamon', 'KDE', 'GNOME-Flashback:GNOME'])(
    'Chromium’s own choice stays on %s',
    (name) => {
      expect(choose({ ...bus, XDG_CURRENT_DESKTOP: name })).toBeNull();
    },
  );

  it('the one that somebody asked for stays', () => {
    expect(choose(bus, { asked: true })).toBeNull();
  });

  it('is found through the bus of the account and the folders that the system names', () => {
    const own = '/opt/share/dbus-1/services/org.freedesktop.secrets.service';
    const env = { XDG_RUNTIME_DIR: '/run/user/7', XDG_DATA_DIRS: '/opt/share' };
    expect(choose(env, { there: [own, '/run/user/7/bus'] })).toBe('password-store=gnome-libsecret');
  });
});

describe('Chromium’s own choice stays', () => {
  it('where there is no service or no bus', () => {
    expect(choose(bus, { there: [] })).toBeNull();
    expect(choose({})).toBeNull();
  });

  it('on other systems', () => {
    expect(choose(bus, { platform: 'darwin' })).toBeNull();
  });
});
