import { createRequire } from 'node:module';
import type { Plugin } from 'vite';

const require = createRequire(import.meta.url);

/**
 * Gives CommonJS packages an ES module that names what they export. A bundler turns each use of one into a look into the
 * package, `(0,package.jsx)(…)`; with a name of its own it is `a(…)`, which of React alone is 25 kB of the page. The
 * names are read from the installed package, which has to be the one for production, as the build is.
 */
export function nameExports(packages: readonly string[]): Plugin {
  const named = '\0named:';
  return {
    name: 'name-exports',
    enforce: 'pre',
    resolveId(id, _importer, { kind }) {
      return packages.includes(id) && kind === 'import-statement' ? `${named}${id}` : null;
    },
    load(id) {
      if (!id.startsWith(named)) return null;
      const file = require.resolve(id.slice(named.length));
      const names = Object.keys(require(file) as object).filter((name) => /^[A-Za-z]\w*$/.test(name));
      return [
        `import whole from ${JSON.stringify(file)};`,
        ...names.map((name) => `export const ${name} = whole.${name};`),
        'export default whole;',
      ].join('\n');
    },
  };
}
