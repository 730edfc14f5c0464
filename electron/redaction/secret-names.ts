/** Part of the name of whatever carries a secret: header, form field, query parameter or member of JSON. */
const secretPart =
  'authorization|app-?token|xsrf|csrf|cookie|ticket|passw(?:or)?d|pwd|secret|credential|token|api[-_]?key|private[-_]?key|code_verifier|assertion';
const secretPattern = new RegExp(secretPart, 'i');
/** Names that speak about a secret without holding it: `token_type`, `token_endpoint`, `ticketId`. */
const harmlessPattern = /(type|types|endpoint|supported|id|count|expires(_?(in|at))?)$/i;
/** Secret in addresses and forms only; in JSON a `code` is a country's or an error's. */
const parameterPattern = /^(code|usec|sid|sig|signature|jwt)$/i;

/** Does a header or a member of JSON of this name hold a secret? */
export function isSecretName(name: string): boolean {
  return secretPattern.test(name) && !harmlessPattern.test(name);
}

/** Does a query parameter or a form field of this name hold a secret? */
export function isSecretParameter(name: string): boolean {
  return isSecretName(name) || parameterPattern.test(name);
}

/** The connection settings of an ERP connector: keys of the connector's own making, passwords among their values. */
export function isSecretTable(name: string): boolean {
  return /^configfields$/i.test(name);
}

/** The source of a pattern for a word that holds a secret's name. Begins at words only, so that long texts stay cheap. */
export const secretWord = `(?<![\\w-])[\\w-]*(?:${secretPart})[\\w-]{0,64}`;

/**
 * What every text has in which a name or a look gives a secret away, also one that is written as JSON inside JSON: a
 * text without it needs no closer look. Wider than the rules of the redaction, never narrower.
 */
const suspicious: readonly {
  pattern: RegExp;
  /** What such a text has in any case, and most texts have not. */ sign?: string;
}[] = [
  { pattern: secretPattern },
  { pattern: /configfields/i },
  { pattern: /eyJ|8A:|7T:|<input/i },
  // An address with a user in it; the slashes may be escaped.
  { pattern: /(?:\\{0,7}\/){2}[^/\s@?#"'<>\\]{1,2000}@/, sign: '@' },
  { pattern: /(?:basic|bearer|soticket|negotiate|ntlm|digest)[\s\\]/i },
  { pattern: /(?:code|usec|sid|sig|signature|jwt)=/i, sign: '=' },
  // Plain letters and signs written as codes.
  { pattern: /\\u00[2-7]/i, sign: '00' },
];

export function isSuspicious(text: string): boolean {
  // One by one they are found much faster than as one pattern, and a plain sign faster still.
  return suspicious.some(
    ({ pattern, sign }) => (sign === undefined || text.includes(sign)) && pattern.test(text),
  );
}
