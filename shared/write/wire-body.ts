/** The documented members of a request body in their documented order; a pair is a member with members of its own. */
export type BodyShape = readonly (string | readonly [string, BodyShape])[];

/** The body of `ConnectActor` and of `TryConnectActor`. */
export const connectActorBody: BodyShape = [
  'ErpConnectionId',
  'CrmRecordId',
  'CrmActorType',
  'ErpKey',
  'ErpActorType',
  ['FieldValues', ['DisplayName', 'CrmFieldKey', 'Value', 'DisplayValue', 'SyncToCrm', 'SyncToErp']],
];

/** Members whose keys are data: field keys of the ERP, configuration names. */
const dictionaries = new Set(['ConfigFields', 'ErpFieldKeyValues', 'FieldProperties']);

/**
 * A request body with the documented names in the documented order, whatever order the caller's object has. The vendor's
 * client works in camelCase; the server accepts both, but what is documented is what we send: members that the shape
 * does not name are left out. An empty shape is that of a body which nobody has looked up: it keeps all its members.
 */
export function toWireBody(value: unknown, shape: BodyShape): unknown {
  if (Array.isArray(value)) return value.map((item) => toWireBody(item, shape));
  if (!isPlainObject(value)) return value;
  const given = new Map(Object.entries(value).map(([name, member]) => [toWireName(name), member]));
  const shapes = new Map(shape.map((part) => (typeof part === 'string' ? [part, []] : part)));
  const names = shape.length === 0 ? [...given.keys()] : [...shapes.keys()].filter((name) => given.has(name));
  return Object.fromEntries(
    names.map((name) => [
      name,
      dictionaries.has(name) ? given.get(name) : toWireBody(given.get(name), shapes.get(name) ?? []),
    ]),
  );
}

function toWireName(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
