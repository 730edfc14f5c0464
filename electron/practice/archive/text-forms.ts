/** Splits `name, department` into its names; '' and null give none. */
export function splitNames(text: string | null): string[] {
  if (text === null) return [];
  return text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** Reads `name asc,category desc`. */
export function parseSort(text: string | null): { column: string; descending: boolean }[] {
  return splitNames(text).map((part) => {
    const [column = '', direction = 'asc'] = part.split(/\s+/);
    return { column, descending: direction.toLowerCase() === 'desc' };
  });
}
