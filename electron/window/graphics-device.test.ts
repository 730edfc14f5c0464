import { expect, test } from 'vitest';
import { skipMissingGraphics } from './graphics-device';

function start(platform: string, devices: readonly string[]) {
  const asked: string[] = [];
  skipMissingGraphics(
    {
      disableHardwareAcceleration: () => void asked.push('software'),
      commandLine: { appendSwitch: (name) => void asked.push(name) },
    },
    { platform, exists: (file) => devices.includes(String(file)) },
  );
  return asked;
}

test('on Linux without a graphics card the window is drawn in software from the start', () => {
  expect(start('linux', [])).toEqual(['software', 'disable-software-rasterizer']);
});

test.each([
  ['linux', '/dev/dri'],
  ['linux', '/dev/nvidiactl'],
  ['linux', '/dev/dxg'],
  ['win32', ''],
  ['darwin', ''],
])('%s with "%s" is left to draw as Chromium finds best', (platform, device) => {
  expect(start(platform, [device])).toEqual([]);
});
