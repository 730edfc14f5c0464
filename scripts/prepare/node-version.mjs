import { PreparationError } from './preparation-error.mjs';

const needed = [20, 19, 0];

/** Refuses a Node that is too old before something fails in a way that nobody understands. */
export function checkNodeVersion(version = process.versions.node) {
  const found = version.split('.').map(Number);
  for (const [index, minimum] of needed.entries()) {
    if ((found[index] ?? 0) > minimum) return;
    if ((found[index] ?? 0) < minimum) {
      throw new PreparationError(
        `ActorLink needs Node ${needed.join('.')} or newer; this is Node ${version}. Install a newer one from https://nodejs.org.`,
      );
    }
  }
}
