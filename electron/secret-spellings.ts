/** A shorter secret would tear holes into ordinary words. */
const minSecretLength = 4;
/** Patterns grow with the secret; longer ones are looked for piece by piece. */
const pieceLength = 400;
const minBase64Length = 5;

const jsonShort: Readonly<Record<string, string>> = {
  '\b': 'b',
  '\t': 't',
  '\n': 'n',
  '\f': 'f',
  '\r': 'r',
};
const htmlNames: Readonly<Record<string, string>> = { '&': 'amp', '"': 'quot', '<': 'lt', '>': 'gt' };

/** Finds a secret however a text writes it: plain, escaped for JSON, addresses or HTML, in base64 or in hex. */
export function findSpellings(secret: string): RegExp[] {
  const characters = [...secret];
  if (characters.length < minSecretLength) return [];
  const count = Math.ceil(characters.length / pieceLength);
  const size = Math.ceil(characters.length / count);
  return Array.from({ length: count }, (_, index) => {
    const piece = characters.slice(index * size, (index + 1) * size);
    const bytes = Buffer.from(piece.join(''), 'utf8');
    const encoded = [...base64Spellings(bytes).map(escapePattern), anyCase(bytes.toString('hex'))];
    return new RegExp([piece.map(anySpelling).join(''), ...encoded].join('|'), 'g');
  });
}

/** One character in every way of writing it. What no encoding touches stands for itself. */
function anySpelling(character: string): string {
  if (/[A-Za-z0-9]/.test(character)) return character;
  const codePoint = character.codePointAt(0) ?? 0;
  const json = splitUnits(character)
    .map((unit) => `\\\\+u${anyCase(unit.toString(16).padStart(4, '0'))}`)
    .join('');
  const percent = [...Buffer.from(character, 'utf8')]
    .map((byte) => `%(?:25)?${anyCase(byte.toString(16).padStart(2, '0'))}`)
    .join('');
  const html = `&#(?:0*${codePoint}|[xX]0*${anyCase(codePoint.toString(16))});`;
  const spellings = [plainSpelling(character), json, percent, html];
  if (character === ' ') spellings.push('\\+');
  const short = jsonShort[character];
  if (short !== undefined) spellings.push(`\\\\+${short}`);
  const name = htmlNames[character];
  if (name !== undefined) spellings.push(`&${name};`);
  return `(?:${spellings.join('|')})`;
}

function plainSpelling(character: string): string {
  if (character === '\\') return '\\\\{1,4}';
  if (character === '"' || character === '/') return `\\\\{0,3}${character}`;
  return escapePattern(character);
}

function splitUnits(character: string): number[] {
  return Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
}

/**
 * The characters of base64 that a secret alone decides, at each of the three places where it can begin: `user:secret`
 * looks unlike `secret`.
 */
function base64Spellings(bytes: Buffer): string[] {
  const spellings = [0, 1, 2].flatMap((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
    const core = text.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6));
    return [core, core.replaceAll('+', '-').replaceAll('/', '_')];
  });
  return [...new Set(spellings)].filter((spelling) => spelling.length >= minBase64Length);
}

function anyCase(hex: string): string {
  return hex.replace(/[a-f]/gi, (letter) => `[${letter.toLowerCase()}${letter.toUpperCase()}]`);
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
