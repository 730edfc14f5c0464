import { registerHooks } from 'node:module';

/*
 * Loaded before everything else into each process and thread of the check on the Node that ships: the database engine
 * has to be the built-in one there, so the package that stands in for it may not even be found.
 */
if (!process.getBuiltinModule('node:sqlite')) throw new Error(`Node ${process.version} has no node:sqlite.`);

registerHooks({
  resolve(specifier, context, nextResolve) {
    if (specifier.startsWith('@photostructure/sqlite')) {
      throw new Error(
        'The built-in node:sqlite is there, and the package that stands in for it was asked for.',
      );
    }
    return nextResolve(specifier, context);
  },
});
