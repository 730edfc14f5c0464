/**
 * Every text that a request carried, for the `sent` of a `Redact`: the page may have typed it, and whoever repeats it
 * may do so as it was typed or as it was written for the way. Never throws.
 */
export function listSentTexts(url: string, body: string): string {
  return [url, ...textsOfUrl(url), body, listTexts(parse(body))].join('\n');
}

/** Every text in a value. */
export function listTexts(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return '';
  return Object.values(value).map(listTexts).join('\n');
}

function textsOfUrl(url: string): string[] {
  if (!URL.canParse(url)) return [decode(url)];
  const { pathname, searchParams } = new URL(url);
  return [decode(pathname), ...searchParams.values()];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
