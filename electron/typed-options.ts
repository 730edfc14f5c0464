import { parseArgs } from 'node:util';
import { commandLine } from '../shared/text/en/command-line';
import { fillText, type TextKeys } from '../shared/text/fill-text';

type Options = Readonly<Record<string, { type: 'string' | 'boolean' }>>;

/** What was typed. An option that was not is not there. */
export interface Typed<T extends Options> {
  values: { -readonly [K in keyof T]?: T[K]['type'] extends 'boolean' ? boolean : string };
  positionals: string[];
}

/** What is wrong with the words of a command line. Its message is one sentence for the person who typed them. */
export class TypedError extends Error {
  override readonly name = 'TypedError';
}

/** Somebody only asks what can be typed. */
export function isHelpAsked(args: readonly string[]): boolean {
  return args.some((word) => word === '--help' || word === '-h');
}

const plurals = new Intl.PluralRules('en');
// Of these alone: the practice site has no other words of the program.
const say = (key: TextKeys<typeof commandLine.misuse>, params: Readonly<Record<string, unknown>>) =>
  fillText(commandLine.misuse, key, params, plurals);

/** As `parseArgs`, and says what is wrong in our words. Throws `TypedError`. */
export function readTyped<const T extends Options>(
  args: readonly string[],
  options: T,
  takesWords: boolean,
): Typed<T> {
  const given = { args: [...args], options, allowPositionals: true };
  const { tokens } = parseArgs({ ...given, strict: false, tokens: true });
  const seen = new Set<string>();
  for (const token of tokens) {
    const word = args[token.index] ?? '';
    if (token.kind === 'positional' && !takesWords)
      throw new TypedError(say('unknownWord', { value: token.value }));
    if (token.kind !== 'option') continue;
    const { name, rawName, value, inlineValue } = token;
    const option = options[name];
    if (!option || rawName !== `--${name}`)
      throw new TypedError(say('unknownOption', { value: word.split('=', 1)[0] }));
    if (seen.has(name)) throw new TypedError(say('twice', { option: rawName }));
    seen.add(name);
    if (option.type === 'boolean' && value !== undefined)
      throw new TypedError(say('takesNone', { option: rawName }));
    if (option.type === 'string' && !isValue(value, inlineValue))
      throw new TypedError(say('noValue', { option: rawName }));
  }
  return parseArgs(given);
}

/** What looks like the next option is none: whoever forgot a value would have that option taken for it. */
function isValue(value: string | undefined, isInline: boolean | undefined): boolean {
  return value !== undefined && (isInline === true || !/^-./.test(value));
}
