/** A shorter secret is a word or two: parts of it stand in ordinary texts. */
const minSecretLength = 16;
/** So much of one secret in a row is no accident. */
export const minPartLength = 12;
/** Every part of that length holds at least one whole block. */
export const blockLength = 8;
const blocksEvery = minPartLength - blockLength + 1;

/** Where in one spelling a block begins first, and how many blocks of it are the same. */
interface Origin {
  offset: number;
  count: number;
}

/** Tokens of one maker begin alike: of those that share a block so many are compared. */
const maxCompared = 8;

/** Finds long secrets of which only a part stands in a text: cut off by a site, or repeated in pieces. */
export interface SecretParts {
  /** The beginnings of blocks, for the table of the matcher. */
  add: (spellings: readonly string[]) => string[];
  remove: (spellings: readonly string[]) => string[];
  /** How far a part reaches before and after this place; null = nothing begins here. */
  find: (text: string, place: number) => { before: number; length: number } | null;
}

export function createSecretParts(): SecretParts {
  const blocks = new Map<string, Map<string, Origin>>();
  return {
    add: (spellings) =>
      cut(spellings).map(({ block, spelling, offset }) => {
        const origins = blocks.get(block) ?? new Map<string, Origin>();
        const known = origins.get(spelling);
        origins.set(spelling, { offset: known?.offset ?? offset, count: (known?.count ?? 0) + 1 });
        blocks.set(block, origins);
        return block;
      }),
    remove: (spellings) =>
      cut(spellings).map(({ block, spelling }) => {
        const origins = blocks.get(block);
        const known = origins?.get(spelling);
        if (known && known.count > 1) origins?.set(spelling, { ...known, count: known.count - 1 });
        else origins?.delete(spelling);
        if (origins?.size === 0) blocks.delete(block);
        return block;
      }),
    find: (text, place) => {
      const origins = blocks.get(text.slice(place, place + blockLength));
      if (!origins) return null;
      let longest = { before: 0, length: 0 };
      let compared = 0;
      for (const [spelling, { offset }] of origins) {
        const part = reach(text, place, { spelling, offset });
        if (part.before + part.length > longest.before + longest.length) longest = part;
        compared += 1;
        if (compared === maxCompared) break;
      }
      return longest.before + longest.length >= minPartLength ? longest : null;
    },
  };
}

function cut(spellings: readonly string[]) {
  return spellings
    .filter(({ length }) => length >= minSecretLength)
    .flatMap((spelling) => {
      const count = Math.floor((spelling.length - blockLength) / blocksEvery) + 1;
      return Array.from({ length: count }, (_none, index) => {
        const offset = index * blocksEvery;
        return { spelling, offset, block: spelling.slice(offset, offset + blockLength) };
      });
    });
}

function reach(text: string, place: number, { spelling, offset }: { spelling: string; offset: number }) {
  let before = 0;
  while (
    before < offset &&
    before < place &&
    text.charCodeAt(place - before - 1) === spelling.charCodeAt(offset - before - 1)
  )
    before += 1;
  let length = blockLength;
  while (
    offset + length < spelling.length &&
    place + length < text.length &&
    text.charCodeAt(place + length) === spelling.charCodeAt(offset + length)
  )
    length += 1;
  return { before, length };
}
