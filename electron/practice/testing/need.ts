/** What a test relies on being there; throws where it is not. */
export function need<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`The test needs ${what}.`);
  return value;
}
