/** Somebody only asks what can be typed. */
export function isHelpAsked(words) {
  return words.some((word) => word === '--help' || word === '-h');
}

/**
 * What is wrong with the words behind `npm run NAME --`, in a sentence; null = nothing. `options`: those there are, without
 * their values, or what lists them, asked only where one was typed; null = not to be known here. `words`: those there are,
 * or 'any'.
 */
export function findMisuse(typed, { usage, options = [], words = [] }) {
  const known = typeof options === 'function' && typed.some(isOption) ? options() : options;
  const isKnown = (word) =>
    isOption(word)
      ? known === null || known.includes(word.split('=')[0])
      : words === 'any' || words.includes(word);
  const wrong = typed.find((word) => !isKnown(word));
  if (wrong === undefined) return null;
  return `${isOption(wrong) ? 'There is no option' : 'Nothing is known as'} ${wrong} here.\n${usage}`;
}

function isOption(word) {
  return word.startsWith('-');
}
