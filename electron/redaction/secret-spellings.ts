/** A shorter secret would tear holes into ordinary words. */
const minSecretLength = 4;
const minBase64Length = 5;

type Spell = (text: string) => string;

const toJson: Spell = (text) => JSON.stringify(text).slice(1, -1);
const toLowerHex: Spell = (text) => text.replace(/%..|\\u..../g, (code) => code.toLowerCase());
// By way of bytes, because half a character cannot be written in an address.
const encodeAddress: Spell = (text) => encodeURIComponent(Buffer.from(text).toString());
const escapeUnits = (text: string, unlike: RegExp) =>
  text.replace(unlike, (unit) => `\\u${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`);
const encodeBytes: Spell = (text) =>
  text.replace(/[^A-Za-z0-9]/gu, (character) =>
    [...Buffer.from(character)]
      .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
      .join(''),
  );

/** How texts write what is not a plain letter: JSON of several makers, addresses, forms, HTML. */
const ways: readonly Spell[] = [
  toJson,
  (text) => toJson(text).replaceAll('/', '\\/'),
  (text) => escapeUnits(toJson(text), /[^\0-~]/g),
  (text) => escapeUnits(text, /[^A-Za-z0-9]/g),
  // What .NET escapes in JSON.
  (text) => escapeUnits(toJson(text).replaceAll('\\"', '"'), /["&'+<>`]|[^\0-~]/g),
  encodeBytes,
  encodeAddress,
  (text) => encodeBytes(text).replaceAll('%20', '+'),
  (text) => new URLSearchParams({ a: text }).toString().slice(2),
  (text) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
  (text) => text.replace(/[^A-Za-z0-9]/gu, (character) => `&#${character.codePointAt(0)};`),
];

/** Every usual way to write a secret, longest first: plain, escaped once or twice, in base64, in hex. */
export function findSpellings(secret: string): string[] {
  if (secret.length < minSecretLength) return [];
  const once = withLowerHex(ways.map((spell) => spell(secret)));
  const twice = once.flatMap((text) => [toJson(text), encodeAddress(text)]);
  const bytes = Buffer.from(secret, 'utf8');
  const hex = bytes.toString('hex');
  const spellings = [secret, ...once, ...twice, ...base64Spellings(bytes), hex, hex.toUpperCase()];
  return [...new Set(spellings)].toSorted((a, b) => b.length - a.length);
}

/** The spellings that are looked for in parts too: as it is, and as headers carry it. */
export function findPartSpellings(secret: string): string[] {
  return [...new Set([secret, ...base64Spellings(Buffer.from(secret, 'utf8'))])];
}

function withLowerHex(texts: readonly string[]): string[] {
  return [...new Set([...texts, ...texts.map(toLowerHex)])];
}

/**
 * The characters of base64 that a secret alone decides, at each of the three places where it can begin: `user:secret`
 * looks unlike `secret`.
 */
function base64Spellings(bytes: Buffer): string[] {
  return [0, 1, 2]
    .flatMap((shift) => {
      const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
      const core = text.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6));
      return [core, core.replaceAll('+', '-').replaceAll('/', '_')];
    })
    .filter((spelling) => spelling.length >= minBase64Length);
}
