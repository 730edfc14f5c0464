import type { App } from 'electron';
import { existsSync } from 'node:fs';

/** By what Linux draws with a graphics card: DRM, NVIDIA's own driver, that of Windows below WSL, and those of ARM chips. */
const devices = ['/dev/dri', '/dev/nvidiactl', '/dev/dxg', '/dev/mali0', '/dev/kgsl-3d0'];

type Drawing = Pick<App, 'disableHardwareAcceleration'> & {
  commandLine: Pick<App['commandLine'], 'appendSwitch'>;
};

/**
 * Lets Chromium draw in software at once where Linux has no graphics card, as in a virtual machine. It would do so anyway, but
 * only after a first process for the card has failed, and until then no page runs a script: 190 ms of each start. Has to run before
 * the app is ready.
 */
export function skipMissingGraphics(
  app: Drawing,
  {
    platform = process.platform,
    exists = existsSync,
  }: { platform?: string; exists?: typeof existsSync } = {},
): void {
  if (platform !== 'linux' || devices.some((device) => exists(device))) return;
  app.disableHardwareAcceleration();
  // Nor a card in software, which is for WebGL alone: nothing of ours draws with it.
  app.commandLine.appendSwitch('disable-software-rasterizer');
}
