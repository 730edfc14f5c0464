/** Members whose keys are the user's own data: field keys of the ERP, configuration names. */
const dictionaries = new Set(['configFields', 'erpFieldKeyValues']);

/**
 * A request body with the documented PascalCase names, in the order in which it was built. The vendor's client works
 * in camelCase; the server accepts both, but what is documented is what we send.
 */
export function toWireNames(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toWireNames);
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name.charAt(0).toUpperCase() + name.slice(1),
      dictionaries.has(name) ? member : toWireNames(member),
    ]),
  );
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
