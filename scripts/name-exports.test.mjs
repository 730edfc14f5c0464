import { createRequire } from 'node:module';
import { build } from 'vite';
import { expect, it } from 'vitest';
import { inProject } from './prepare/project.mjs';
import { nameExports } from './name-exports';

const require = createRequire(import.meta.url);

it.each(['react', 'react/jsx-runtime', 'react-dom'])('%s gives all that it exports by name', async (name) => {
  const exported = Object.keys(require(name)).filter((key) => /^[A-Za-z]/.test(key));
  const code = await bundle(`import whole from '${name}'; import * as named from '${name}';
    const { default: _whole, ...byName } = named; export { whole, byName };`);
  const { whole, byName } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  expect(Object.keys(byName).toSorted()).toEqual(exported.toSorted());
  for (const key of exported) expect(byName[key]).toBe(whole[key]);
});

it('what is called by name is called without a look into its package', async () => {
  const code = "import { jsx } from 'react/jsx-runtime'; export const make = (of) => jsx('p', of);";
  expect(await bundle(code)).not.toMatch(/\(0,\s*\w+\.jsx\)/);
  expect(await bundle(code, [])).toMatch(/\(0,\s*\w+\.jsx\)/);
});

async function bundle(code, plugins = [nameExports(['react', 'react/jsx-runtime', 'react-dom'])]) {
  const entry = inProject('renderer', 'virtual-entry.js');
  const virtual = {
    name: 'virtual',
    resolveId: (id) => (id === entry ? id : null),
    load: (id) => (id === entry ? code : null),
  };
  const { output } = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [virtual, ...plugins],
    build: { write: false, rollupOptions: { input: entry, preserveEntrySignatures: 'strict' } },
  });
  return output[0].code;
}
