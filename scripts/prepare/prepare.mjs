import { prepareBuild } from './build.mjs';
import { prepareDependencies } from './dependencies.mjs';
import { prepareElectronRuntime } from './electron-runtime.mjs';
import { checkNodeVersion } from './node-version.mjs';
import { prepareSystemLibraries } from './system-libraries.mjs';

/** All set-up from a bare clone to a program that starts. Returns the Electron runtime. */
export async function prepareProgram({ virtualScreen = false, keychain = false, build = true } = {}) {
  checkNodeVersion();
  await prepareSystemLibraries({ virtualScreen, keychain });
  await prepareDependencies();
  const runtime = await prepareElectronRuntime();
  if (build) await prepareBuild();
  return runtime;
}

/** What needs no window: dependencies and the build. */
export async function prepareBuildOnly() {
  checkNodeVersion();
  await prepareDependencies();
  await prepareBuild();
}
