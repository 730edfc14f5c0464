import path from 'node:path';

export const projectFolder = path.resolve(import.meta.dirname, '..', '..');

/** A path inside the project. */
export function inProject(...parts) {
  return path.join(projectFolder, ...parts);
}
