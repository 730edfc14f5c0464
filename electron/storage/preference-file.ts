import { preferencesSchema, type Preferences } from '../../shared/preferences';
import { openJsonFile, type JsonFile } from './json-file';
import type { AddNotice } from './set-aside';

export function openPreferenceFile(options: {
  file: string;
  clock: () => Date;
  addNotice: AddNotice;
}): Promise<JsonFile<Preferences>> {
  return openJsonFile({
    ...options,
    schema: preferencesSchema,
    empty: preferencesSchema.parse({}),
    migrations: [],
  });
}
