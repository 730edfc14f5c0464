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
  const members = shape.length === 0 ? Object.keys(value).map(describeMember) : membersOf(shape);
  const body: Record<string, unknown> = {};
  for (const { wireName, givenName, inner } of members) {
    const name = Object.hasOwn(value, givenName) ? givenName : wireName;
    if (!Object.hasOwn(value, name)) continue;
    body[wireName] = inner === null ? value[name] : toWireBody(value[name], inner);
  }
  return body;
}

interface Member {
  wireName: string;
  /** As the vendor's client spells it. */
  givenName: string;
  /** Null = taken as it is. */
  inner: BodyShape | null;
}

/** Each shape is worked out once: a run sends tens of thousands of bodies of one shape. */
const knownMembers = new WeakMap<BodyShape, readonly Member[]>();

function membersOf(shape: BodyShape): readonly Member[] {
  const known = knownMembers.get(shape);
  if (known) return known;
  const members = shape.map((part) =>
    typeof part === 'string' ? describeMember(part) : { ...describeMember(part[0]), inner: part[1] },
  );
  knownMembers.set(shape, members);
  return members;
}

function describeMember(name: string): Member {
  const wireName = name.charAt(0).toUpperCase() + name.slice(1);
  const givenName = name.charAt(0).toLowerCase() + name.slice(1);
  return { wireName, givenName, inner: dictionaries.has(wireName) ? null : [] };
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
