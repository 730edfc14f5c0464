import type { z } from 'zod';

/** The members of a file that hold many entries, with the schema of one entry. */
export type EntrySchemas<T> = { readonly [name in keyof T & string]?: EntrySchema };

interface EntrySchema {
  /** Throws zod's errors. */
  parse: (entry: unknown) => object;
}

/** One of the entries of a member, whether that is a list or holds them under their ids. */
export type EntryOf<M> = M extends readonly (infer E)[] ? E : M extends Record<string, infer E> ? E : never;

/** Checks contents and spells them out; what both found of an entry is remembered for as long as the entry is used. */
export interface JsonEntries<T> {
  /** Throws zod's errors. */
  check: (contents: unknown) => T;
  /** All but the entries: thousands of them take longer than the start may. Throws zod's errors. */
  checkFrame: (contents: unknown) => void;
  /** Some of the entries, so that a later `check` has less to do; false = there are more. Throws zod's errors. */
  checkSome: (contents: object, count: number) => boolean;
  /** One entry by itself; undefined = there is none, or it is not well formed. */
  peek: <K extends keyof T & string>(contents: object, member: K, id: string) => EntryOf<T[K]> | undefined;
  /** One line for each entry. */
  spell: (contents: object) => string;
}

export function createEntries<T extends object>({
  schema,
  entries = {},
}: {
  schema: z.ZodType<T>;
  entries?: EntrySchemas<T>;
}): JsonEntries<T> {
  // What came out of the check of an entry, also of one that came out of it.
  const checked = new WeakMap<object, object>();
  const spelled = new WeakMap<object, string>();
  const schemas = new Map<string, EntrySchema>(Object.entries(entries));
  const checkEntry = (entry: unknown, entrySchema: EntrySchema): object => {
    const known = isCollection(entry) ? checked.get(entry) : undefined;
    if (known) return known;
    const fresh = entrySchema.parse(entry);
    if (isCollection(entry)) checked.set(entry, fresh);
    checked.set(fresh, fresh);
    return fresh;
  };
  const spellEntry = (entry: unknown): string => {
    if (!isCollection(entry)) return JSON.stringify(entry);
    const text = spelled.get(entry) ?? JSON.stringify(entry);
    spelled.set(entry, text);
    return text;
  };
  const membersOf = (contents: object) =>
    Object.entries(contents).flatMap(([name, entriesOf]: [string, unknown]) => {
      const entrySchema = schemas.get(name);
      return entrySchema && isCollection(entriesOf) ? [{ name, entriesOf, entrySchema }] : [];
    });
  // What is not among the members has been checked by this; each entry is by itself.
  const parseFrame = (contents: object) => {
    const none = membersOf(contents).map(({ name, entriesOf }) => [name, Array.isArray(entriesOf) ? [] : {}]);
    return schema.parse({ ...contents, ...Object.fromEntries(none) });
  };
  return {
    check: (contents) => {
      const all = contents as object;
      const many = membersOf(all).map(({ name, entriesOf, entrySchema }) => [
        name,
        mapEntries(entriesOf, (entry) => checkEntry(entry, entrySchema)),
      ]);
      return { ...parseFrame(all), ...Object.fromEntries(many) };
    },
    checkFrame: (contents) => void parseFrame(contents as object),
    checkSome: (contents, count) => {
      let left = count;
      for (const { entriesOf, entrySchema } of membersOf(contents)) {
        for (const entry of Object.values(entriesOf)) {
          if (isCollection(entry) && checked.has(entry)) continue;
          if (left === 0) return false;
          checkEntry(entry, entrySchema);
          left -= 1;
        }
      }
      return true;
    },
    peek: <K extends keyof T & string>(contents: object, member: K, id: string) => {
      const found = membersOf(contents).find(({ name }) => name === member);
      const entry = found && findEntry(found.entriesOf, id);
      if (!found || entry === undefined) return undefined;
      try {
        // What the member's own schema made.
        return checkEntry(entry, found.entrySchema) as EntryOf<T[K]>;
      } catch {
        return undefined;
      }
    },
    spell: (contents) => {
      const members = Object.entries(contents).map(([name, value]: [string, unknown]) => {
        const text =
          schemas.has(name) && isCollection(value) ? spellMany(value, spellEntry) : JSON.stringify(value);
        return text === undefined ? [] : [`${JSON.stringify(name)}: ${text}`];
      });
      return `{\n${members.flat().join(',\n')}\n}\n`;
    },
  };
}

/** Entries of a list name themselves. */
function findEntry(entriesOf: object, id: string): unknown {
  if (!Array.isArray(entriesOf)) return Object.entries(entriesOf).find(([key]) => key === id)?.[1];
  return entriesOf.find((entry: unknown) => isCollection(entry) && 'id' in entry && entry.id === id);
}

function isCollection(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function mapEntries(value: unknown, change: (entry: unknown) => object): object {
  if (Array.isArray(value)) return value.map(change);
  return Object.fromEntries(Object.entries(value as object).map(([id, entry]) => [id, change(entry)]));
}

function spellMany(value: object, spell: (entry: unknown) => string): string {
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `[\n${value.map(spell).join(',\n')}\n]`;
  const lines = Object.entries(value).map(
    ([id, entry]: [string, unknown]) => `${JSON.stringify(id)}: ${spell(entry)}`,
  );
  return lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n}`;
}
