import type { Preferences } from '../../../shared/preferences';
import type { JsonFile } from '../../storage/json-file';
import type { HandlersOf } from './handlers';

export function createPreferencesHandlers(file: JsonFile<Preferences>): HandlersOf<'preferences'> {
  return {
    'preferences.get': async () => file.read(),
    'preferences.set': async (changes) => {
      file.write({ ...file.read(), ...withoutUndefined(changes) });
      return file.read();
    },
  };
}

function withoutUndefined(changes: {
  [K in keyof Preferences]?: Preferences[K] | undefined;
}): Partial<Preferences> {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
}
