import { z } from 'zod';
import { refuseBinding } from './refusal';

/** Gives the members of an object the names of the schema, whatever their case, as the real site binds them. */
function alignNames(value: unknown, names: readonly string[]): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const known = new Map(names.map((name) => [name.toLowerCase(), name]));
  const aligned: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(value)) {
    const target = known.get(name.toLowerCase());
    if (target !== undefined) aligned[target] = member;
  }
  return aligned;
}

/** An object of the WebAPI: members in PascalCase or camelCase, unknown ones ignored. */
export function carrierSchema<S extends z.ZodRawShape>(shape: S) {
  return z.preprocess((value) => alignNames(value, Object.keys(shape)), z.object(shape));
}

/** An enumeration: its name in any case, or its number. `members` stand in the order of their numbers. */
export function enumSchema<const M extends readonly [string, ...string[]]>(members: M) {
  return z.preprocess((value) => {
    if (typeof value === 'number') return members[value] ?? value;
    if (typeof value !== 'string') return value;
    return members.find((member) => member.toLowerCase() === value.toLowerCase()) ?? value;
  }, z.enum(members));
}

/** Text that may be missing or null; both mean ''. */
export const optionalText = z
  .string()
  .nullish()
  .transform((value) => value ?? '');
export const optionalFlag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false);
export const id = z.number().int().min(-2_147_483_648).max(2_147_483_647);

/** Null and a missing member mean an empty list. */
export function optionalList<T extends z.ZodType>(item: T) {
  return z
    .array(item)
    .nullish()
    .transform((value) => value ?? []);
}

const memberAt = (value: unknown, path: readonly PropertyKey[]): unknown => {
  let current = value;
  for (const step of path) {
    if (typeof current !== 'object' || current === null) return undefined;
    current = Object.entries(current).find(
      ([name]) => name.toLowerCase() === String(step).toLowerCase(),
    )?.[1];
  }
  return current;
};

/**
 * Reads a request body. Throws the documented binding error: with status 200 for a member that is missing
 * (so the documents show it), with 400 for one that is malformed.
 */
export function bindMembers<T extends z.ZodType>(schema: T, body: unknown): z.output<T> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const path = issue?.path ?? [];
  const name = path.join('.') || 'request';
  if (path.length > 0 && memberAt(body, path) === undefined)
    throw refuseBinding(`Required parameter '${name}' was not found in the request body.`, 200);
  throw refuseBinding(`Error converting value for '${name}': ${issue?.message ?? 'invalid'}.`, 400);
}
