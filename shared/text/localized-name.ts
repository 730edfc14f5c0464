const oneName = /([A-Z]{2}(?:-[A-Z]{2})?):"((?:[^"]|"(?!\s*(?:;|$)))*)"\s*(?:;\s*|$)/y;

// SuperOffice's codes for the languages whose own code is another one.
const codesOf: Readonly<Record<string, readonly string[]>> = {
  en: ['US', 'EN', 'UK', 'GB'],
  nb: ['NO'],
  nn: ['NO'],
  no: ['NO'],
  sv: ['SW', 'SV', 'SE'],
  da: ['DA', 'DK'],
  de: ['GE', 'DE'],
};

/**
 * One name out of several in one string, `NO:"Fjord Regnskap";US:"Fjord Accounting"`, as SuperOffice gives them where it
 * does not translate. `languages`: as in `Accept-Language`, the most wanted first. English, then the first name, stand in
 * for a language that is not there; a string of any other shape is given back as it is.
 */
export function pickLocalizedName(text: string, languages: string): string {
  const names = parseNames(text);
  const [first] = names;
  if (first === undefined) return text;
  for (const tag of [...languages.split(','), 'en']) {
    const primary = tag.trim().toLowerCase().split(/[-;]/)[0] ?? '';
    const codes = codesOf[primary] ?? [primary.toUpperCase()];
    const found = names.find(({ code, name }) => codes.includes(code.slice(0, 2)) && name !== '');
    if (found) return found.name;
  }
  return first.name;
}

function parseNames(text: string): { code: string; name: string }[] {
  const trimmed = text.trim();
  const names: { code: string; name: string }[] = [];
  let at = 0;
  while (at < trimmed.length) {
    oneName.lastIndex = at;
    const match = oneName.exec(trimmed);
    if (!match) return [];
    names.push({ code: match[1] ?? '', name: match[2] ?? '' });
    at = oneName.lastIndex;
  }
  return names;
}
