import { commandLine } from './en/command-line';
import { commands } from './en/commands';
import { common } from './en/common';
import { dataFolder } from './en/data-folder';
import { errors } from './en/errors';
import { menu } from './en/menu';
import { question } from './en/question';
import { scans } from './en/scans';
import { signIn } from './en/sign-in';
import { transfer } from './en/transfer';
import { fillText, type TextKeys } from './fill-text';

/** What the main process says by itself: menu, dialogs of the system, the browser's page after a sign-in. */
const en = { commandLine, commands, common, dataFolder, errors, menu, question, scans, signIn, transfer };

/** As `Text`, over the sentences of the main process. */
export type ProgramText = (key: TextKeys<typeof en>, params?: Readonly<Record<string, unknown>>) => string;

export function createProgramText(): ProgramText {
  const plurals = new Intl.PluralRules('en');
  const numbers = new Intl.NumberFormat();
  const write = (value: unknown) => (typeof value === 'number' ? numbers.format(value) : String(value));
  // Elsewhere a number may be an id or a status.
  return (key, params = {}) =>
    fillText(en, key, params, plurals, key.startsWith('commandLine.') ? write : undefined);
}
