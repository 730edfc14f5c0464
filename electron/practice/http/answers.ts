/** What goes back to the client, before any fault touches it. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

const jsonType = 'application/json; charset=utf-8';

export function answerJson(value: unknown, status = 200): Answer {
  return { status, headers: { 'Content-Type': jsonType }, body: JSON.stringify(value) };
}

/** 204: the answer of calls that return nothing. */
export function answerNothing(): Answer {
  return { status: 204, headers: {}, body: '' };
}

/** Adds the two members that nearly every carrier of the WebAPI ends with. */
export function toCarrier<T extends object>(
  value: T,
): T & { TableRight: null; FieldProperties: Record<string, never> } {
  return { ...value, TableRight: null, FieldProperties: {} };
}

/** `$select` on an agent call: top-level members that were not asked for become null (documented). */
export function nullUnselected(value: unknown, select: string | null): unknown {
  if (select === null || select.trim() === '') return value;
  const wanted = new Set(select.split(',').map((name) => name.trim().toLowerCase().split('/')[0] ?? ''));
  const keep = (item: unknown): unknown => {
    if (typeof item !== 'object' || item === null) return item;
    const entries = Object.entries(item);
    return Object.fromEntries(
      entries.map(([name, member]) => [name, wanted.has(name.toLowerCase()) ? member : null]),
    );
  };
  return Array.isArray(value) ? value.map(keep) : keep(value);
}
