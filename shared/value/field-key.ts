/** SuperOffice matches field names without regard to case, so `Name` and `NAME` are one field. */
export function normalizeFieldKey(crmFieldKey: string): string {
  return crmFieldKey.toUpperCase();
}

/** Finds things by CrmFieldKey without regard to case; where a key comes twice, the last one counts. */
export function createKeyFinder<T>(
  entries: Iterable<readonly [crmFieldKey: string, value: T]>,
): (crmFieldKey: string) => T | undefined {
  const index = new Map<string, T>();
  for (const [crmFieldKey, value] of entries) index.set(normalizeFieldKey(crmFieldKey), value);
  return (crmFieldKey) => index.get(normalizeFieldKey(crmFieldKey));
}
