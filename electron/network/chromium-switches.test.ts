import { expect, test } from 'vitest';
import { keepNetworkInProcess } from './chromium-switches';

function start(platform: string, features = '') {
  const switches = new Map([['enable-features', features]]);
  keepNetworkInProcess(
    {
      getSwitchValue: (name) => switches.get(name) ?? '',
      appendSwitch: (name, value) => void switches.set(name, value),
    },
    platform,
  );
  return switches.get('enable-features');
}

test('on Linux the network service has no process of its own, beside what else was asked for', () => {
  expect(start('linux')).toBe('NetworkServiceInProcess2');
  expect(start('linux', 'Vulkan,UseOzonePlatform')).toBe('Vulkan,UseOzonePlatform,NetworkServiceInProcess2');
});

test.each(['win32', 'darwin'])('on %s it stays where Chromium confines it', (platform) => {
  expect(start(platform)).toBe('');
});
