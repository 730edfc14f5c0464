import type { Input } from '../../shared/ipc/contract';
import type { Preferences } from '../../shared/preferences';
import type { Theme } from './window-state';

interface PreferenceHandlers {
  'preferences.get'(input: undefined): Promise<Preferences>;
  'preferences.set'(changes: Input<'preferences.set'>): Promise<Preferences>;
}

/** Lets the window follow the theme in the preferences, now and whenever the page changes it. */
export async function followTheme<H extends PreferenceHandlers>(
  handlers: H,
  setTheme: (theme: Theme) => void,
): Promise<H> {
  setTheme((await handlers['preferences.get'](undefined)).theme);
  return {
    ...handlers,
    'preferences.set': async (changes: Input<'preferences.set'>) => {
      const preferences = await handlers['preferences.set'](changes);
      setTheme(preferences.theme);
      return preferences;
    },
  };
}
