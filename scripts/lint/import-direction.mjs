import path from 'node:path';
import { folders, openFiles } from './folders.mjs';

const projectFolder = path.resolve(import.meta.dirname, '..', '..');
const parts = ['electron', 'renderer', 'shared'];

/** A lint rule: imports between folders go only where `folders.mjs` lets them, `import()` and types too. */
const direction = {
  create(context) {
    const from = path.relative(projectFolder, context.filename).replaceAll(path.sep, '/');
    if (!parts.includes(from.split('/')[0]) || /\.test\.tsx?$|\/testing\//.test(from)) return {};
    const check = (node, source) => {
      if (typeof source?.value !== 'string' || !source.value.startsWith('.')) return;
      const to = path.posix.join(path.posix.dirname(from), source.value);
      const message = refuse(from, to);
      if (message) context.report({ node, message });
    };
    return {
      ImportDeclaration: (node) => check(node, node.source),
      ImportExpression: (node) => check(node, node.source),
      ExportNamedDeclaration: (node) => check(node, node.source),
      ExportAllDeclaration: (node) => check(node, node.source),
      TSImportType: (node) => check(node, node.source ?? node.argument?.literal),
    };
  },
};

/** Why a file may not import another, or null. Both as paths in the project, without extension in `to`. */
export function refuse(from, to) {
  const [here, there] = [folderOf(from), folderOf(to)];
  // What lies in no folder puts the folders together.
  if (here === null || here === there || !parts.includes(to.split('/')[0])) return null;
  const isFile = there === null;
  // The three parts are kept apart by rules of their own.
  if (to.split('/')[0] !== from.split('/')[0]) return null;
  const allowed = folders[here] ?? folders[here.replace(/[^/]+$/, '*')];
  if (!allowed) return `${here}/ has no line in scripts/lint/folders.mjs.`;
  if (isFile) return isNamed(to, openFiles) ? null : `${to} puts folders together: no folder imports it.`;
  return isNamed(there, allowed) ? null : `${here}/ may not import ${there}/: see scripts/lint/folders.mjs.`;
}

function isNamed(name, list) {
  return list.some((one) => one === name || one === '*' || one === name.replace(/[^/]+$/, '*'));
}

/** `electron/sites`, `renderer/features/link`; null for a file that lies directly in one of the three parts. */
function folderOf(file) {
  const names = file.split('/');
  if (names.length < 3) return null;
  return names.slice(0, names[1] === 'features' ? 3 : 2).join('/');
}

export default { meta: { name: 'folders' }, rules: { direction } };
