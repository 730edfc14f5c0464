import type { z } from 'zod';

/** The members of a file that hold many entries, with the schema of one entry. */
export type EntrySchemas<T> = { readonly [name in keyof T & string]?: EntrySchema };

interface EntrySchema {
  /** Throws zod's errors. */
  parse: (entry: unknown) => object;
}

/** Checks contents and spells them out; what both found of an entry is remembered for as long as the entry is used. */
export interface JsonEntries<T> {
  /** Throws zod's errors. */
  check: (contents: unknown) => T;
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
  const checked = new WeakSet<object>();
  const spelled = new WeakMap<object, string>();
  const schemas = new Map<string, EntrySchema>(Object.entries(entries));
  const checkEntry = (entry: unknown, entrySchema: EntrySchema): object => {
    if (typeof entry === 'object' && entry !== null && checked.has(entry)) return entry;
    const fresh = entrySchema.parse(entry);
    checked.add(fresh);
    return fresh;
  };
  const spellEntry = (entry: unknown): string => {
    if (typeof entry !== 'object' || entry === null) return JSON.stringify(entry);
    const text = spelled.get(entry) ?? JSON.stringify(entry);
    spelled.set(entry, text);
    return text;
  };
  return {
    check: (contents) => {
      const all: Record<string, unknown> = { ...(contents as object) };
      const members = [...schemas].filter(([name]) => isCollection(all[name]));
      const many = members.map(([name, entrySchema]) => [
        name,
        mapEntries(all[name], (entry) => checkEntry(entry, entrySchema)),
      ]);
      const none = members.map(([name]) => [name, Array.isArray(all[name]) ? [] : {}]);
      // What is not among the members has been checked; each entry was by itself.
      return { ...schema.parse({ ...all, ...Object.fromEntries(none) }), ...Object.fromEntries(many) };
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
