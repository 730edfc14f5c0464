/** A table of sentences, in parts. A sentence holds its values as `{{name}}`. */
export interface TextTable {
  readonly [name: string]: string | TextTable;
}

type WithoutPlural<K extends string> = K extends `${infer Name}_${'one' | 'other'}` ? Name : K;

/** The keys of a table: parts and name joined by dots; a sentence with a plural has one key for both forms. */
export type TextKeys<T, Before extends string = ''> = {
  [K in keyof T & string]: T[K] extends string
    ? `${Before}${WithoutPlural<K>}`
    : TextKeys<T[K], `${Before}${K}.`>;
}[keyof T & string];

/**
 * The sentence of a key with its values filled in. What this table does not know is shown as its key; a value that is
 * missing as `…`, because a gap in a sentence is bad and a raw placeholder is worse. One that ends with a full stop, as
 * `Org.nr.`, ends the sentence too.
 */
export function fillText(
  table: TextTable,
  key: string,
  params: Readonly<Record<string, unknown>>,
  plurals: Intl.PluralRules,
  write: (value: unknown) => string = String,
): string {
  const { count } = params;
  const plural = typeof count === 'number' ? find(table, `${key}_${plurals.select(count)}`) : undefined;
  const sentence = plural ?? find(table, key);
  if (sentence === undefined) return key;
  if (!sentence.includes('{{')) return sentence;
  return sentence.replaceAll(/\{\{(\w+)\}\}(\.?)/g, (_placeholder, name: string, stop: string) => {
    const value = Object.hasOwn(params, name) ? params[name] : undefined;
    const text = value === undefined || value === null ? '…' : write(value);
    return text.endsWith('.') ? text : text + stop;
  });
}

/** What each table was asked for: a list that is scrolled asks some hundred times for each of its pictures. */
const foundIn = new WeakMap<TextTable, Map<string, string>>();

function find(table: TextTable, key: string): string | undefined {
  let known = foundIn.get(table);
  if (!known) foundIn.set(table, (known = new Map()));
  const before = known.get(key);
  if (before !== undefined) return before;
  const sentence = search(table, key);
  // What is not there now may be added yet.
  if (sentence !== undefined) known.set(key, sentence);
  return sentence;
}

function search(table: TextTable, key: string): string | undefined {
  let found: string | TextTable | undefined = table;
  for (const name of key.split('.')) {
    if (typeof found !== 'object' || !Object.hasOwn(found, name)) return undefined;
    found = found[name];
  }
  return typeof found === 'string' ? found : undefined;
}
