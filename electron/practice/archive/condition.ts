/** A restriction of rows, whether it came as OData text or as restriction objects. */
export type Condition =
  | { kind: 'and' | 'or'; parts: Condition[] }
  | { kind: 'compare'; column: string; operator: string; values: string[] };

export type Comparison = Extract<Condition, { kind: 'compare' }>;

/** Joins conditions by "and"; null where there is nothing to join. */
export function joinByAnd(parts: Condition[]): Condition | null {
  if (parts.length <= 1) return parts[0] ?? null;
  return { kind: 'and', parts };
}

/** The comparisons that must all hold, whatever else the condition says: its outermost "and" level. */
export function listRequired(condition: Condition | null): Comparison[] {
  if (condition === null) return [];
  if (condition.kind === 'compare') return [condition];
  return condition.kind === 'and' ? condition.parts.flatMap(listRequired) : [];
}

/** The condition without the outermost comparisons on these columns (lower case). */
export function withoutColumns(condition: Condition | null, columns: ReadonlySet<string>): Condition | null {
  if (condition === null) return null;
  if (condition.kind === 'compare') return columns.has(condition.column.toLowerCase()) ? null : condition;
  if (condition.kind === 'or') return condition;
  return joinByAnd(condition.parts.flatMap((part) => withoutColumns(part, columns) ?? []));
}
