import { createInstance, type TFunction } from 'i18next';
import { activity } from './en/activity';
import { checks } from './en/checks';
import { commands } from './en/commands';
import { common } from './en/common';
import { direction } from './en/direction';
import { effect } from './en/effect';
import { errors } from './en/errors';
import { findings } from './en/findings';
import { inspector } from './en/inspector';
import { link } from './en/link';
import { menu } from './en/menu';
import { signIn } from './en/sign-in';
import { sites } from './en/sites';
import { transfer } from './en/transfer';

/** Every sentence on the screen, by screen. A further language is a further table of this shape. */
const en = {
  checks,
  commands,
  common,
  direction,
  effect,
  link,
  activity,
  sites,
  errors,
  findings,
  menu,
  signIn,
  transfer,
  inspector,
};

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
    // A gap in a sentence is bad, a raw placeholder is worse.
    missingInterpolationHandler: () => '…',
    interpolation: { escapeValue: false },
    resources: { en: { translation: en } },
  });
  return instance.t;
}

/** A command by its words, without the mark that menus know. */
export function nameCommand(id: keyof typeof commands, t: Text): string {
  return t(`commands.${id}`).replace('&', '');
}
