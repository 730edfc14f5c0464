import type { Handlers } from '../ipc/handlers/handlers';
import type { Theme } from './window-state';

/** Lets the window follow the theme in the preferences, now and whenever the page changes it. */
export async function followTheme(handlers: Handlers, setTheme: (theme: Theme) => void): Promise<Handlers> {
  setTheme((await handlers['preferences.get'](undefined)).theme);
  return {
    ...handlers,
    'preferences.set': async (changes) => {
      const preferences = await handlers['preferences.set'](changes);
      setTheme(preferences.theme);
      return preferences;
    },
  };
}
