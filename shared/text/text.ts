import { createInstance, type TFunction } from 'i18next';
import { activity } from './en/activity';
import { common } from './en/common';
import { errors } from './en/errors';
import { link } from './en/link';
import { menu } from './en/menu';
import { sites } from './en/sites';

/** Every sentence on the screen, by screen. A further language is a further table of this shape. */
const en = { common, link, activity, sites, errors, menu };

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en };
    returnNull: false;
  }
}

export type Text = TFunction<'translation'>;

/** Makes the text function of one process. Values are put in as they are: React and native menus escape by themselves. */
export function createText(language = 'en'): Text {
  const instance = createInstance();
  void instance.init({
    lng: language,
    fallbackLng: 'en',
    initAsync: false,
    interpolation: { escapeValue: false },
    resources: { en: { translation: en } },
  });
  return instance.t;
}
