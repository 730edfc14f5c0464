/** How people and spreadsheet programs write that a box is checked, or is not, in English and the other languages of our users. */
const words = {
  checked: '1 true yes y x ✓ ✔ ja j sant sann sand kyllä k tosi wahr',
  unchecked: '0 false no n nei nej nein ei e usant usann falsk falskt epätosi falsch',
};

const checkedOf = new Map(
  (['checked', 'unchecked'] as const).flatMap((which) =>
    words[which].split(' ').map((word) => [word, which === 'checked'] as const),
  ),
);

/** Null where nobody can say, such as for a word of another language. */
export function parseTypedChecked(text: string): boolean | null {
  const word = text.normalize('NFC').trim().toLowerCase();
  return checkedOf.get(word) ?? null;
}
