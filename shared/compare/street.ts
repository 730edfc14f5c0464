/**
 * The kinds of streets and their spellings. As the end of a word or as a word; with a dot also the abbreviations that
 * alone could be a house letter (`Skolev. 3` but not `12 v`).
 */
const kinds: readonly { word: string; ends: readonly string[]; dotted: readonly string[] }[] = [
  {
    word: 'gate',
    ends: ['gate', 'gata', 'gaten', 'gatan', 'gade', 'gaden', 'gt'],
    dotted: ['g', 'gd'],
  },
  {
    word: 'vei',
    ends: ['vei', 'veien', 'veg', 'vegen', 'vej', 'vejen', 'väg', 'vägen', 'vn'],
    dotted: ['v', 'vg'],
  },
  { word: 'plass', ends: ['plass', 'plassen', 'plads', 'pladsen', 'plats', 'platsen'], dotted: ['pl'] },
  { word: 'torg', ends: ['torg', 'torget', 'torv', 'torvet'], dotted: ['tg'] },
  { word: 'allé', ends: ['allé', 'alle', 'alléen', 'alleen', 'allén'], dotted: ['al'] },
  { word: 'terrasse', ends: ['terrasse', 'terrassen', 'terr'], dotted: [] },
  { word: 'stræde', ends: ['stræde', 'strædet'], dotted: ['str'] },
  { word: 'gränd', ends: ['gränd', 'gränden'], dotted: ['gr'] },
  { word: 'katu', ends: ['katu'], dotted: ['k'] },
  { word: 'tie', ends: ['tie'], dotted: ['t'] },
  { word: 'kuja', ends: ['kuja'], dotted: ['kj'] },
];

const spelled = kinds.flatMap(({ word, ends, dotted }) => [
  ...ends.map((end) => ({ end, word, needsDot: false })),
  ...dotted.map((end) => ({ end, word, needsDot: true })),
]);
/** Longest first: `gaten` before `gate`. */
const byLength = spelled.toSorted((a, b) => b.end.length - a.end.length);
/** The shortest beginning of a word that such an end may have. */
const minBeginning = 2;

const saint = /(?<![\p{L}\p{N}])(?:(?:sankta?|sct\.?|s:ta?|st\.?)\s+|(?:sct\.|st\.))(?=\p{L})/giu;
const postBox =
  /(?<![\p{L}\p{N}])(?:postboks|postbox|postboksen|postilokero|pb\.?|p\.\s?b\.?|pl\.?|p\.\s?o\.\s?box|po box)(?=\s*\d)/giu;

/**
 * The address with one word for each kind of street, for a saint and for a post box. The house number and its letter
 * stay as they are.
 */
export function spellStreetOut(address: string): string {
  return address
    .replace(postBox, 'postboks ')
    .replace(/(?<=postboks) {2,}/g, ' ')
    .replace(saint, 'sankt ')
    .replace(/\p{L}+\.?/gu, spellWordOut);
}

function spellWordOut(found: string): string {
  const hasDot = found.endsWith('.');
  const word = (hasDot ? found.slice(0, -1) : found).normalize('NFC');
  const lower = word.toLowerCase();
  const match = byLength.find(({ end, needsDot }) => {
    if (needsDot && !hasDot) return false;
    if (lower === end) return true;
    return lower.endsWith(end) && lower.length >= end.length + minBeginning;
  });
  if (!match) return found;
  return word.slice(0, word.length - match.end.length) + match.word;
}
