/** Somebody only asks what can be typed. */
export function isHelpAsked(words) {
  return words.some((word) => word === '--help' || word === '-h');
}

/**
 * What is wrong with the words behind `npm run NAME --`, in a sentence; null = nothing. `options`: those there are. A list,
 * or what lists them, asked only where one was typed: whoever takes them answers for their values (null = not to be known
 * here). As a table, each with what it takes behind `=`; null = it stands alone. `idle`: why one would do nothing this time,
 * or null. `words`: those there are, or 'any'.
 */
export function findMisuse(typed, { usage, options = [], idle = () => null, words = [] }) {
  const known = typeof options === 'function' && typed.some(isOption) ? options() : options;
  const seen = new Set();
  for (const word of typed) {
    const name = nameOf(word);
    const problem = isOption(word)
      ? (findProblem(word, known) ?? (isTable(known) && seen.has(name) ? say.twice(name) : idle(name)))
      : findUnknown(word, words);
    if (problem !== null) return `${problem}\n${usage}`;
    seen.add(name);
  }
  return null;
}

const say = {
  unknownWord: (word) => `Nothing is known as ${word} here.`,
  unknownOption: (option) => `There is no option ${option} here.`,
  noValue: (option, takes) => `${option} lacks its value: ${option}=${takes}.`,
  takesNone: (option) => `${option} takes no value.`,
  twice: (option) => `${option} is given twice.`,
};

function findProblem(word, known) {
  const name = nameOf(word);
  if (isTable(known)) return findTableProblem(word, name, known);
  // Some tools have parts of an option behind a dot.
  const isKnown = known === null || known.includes(name) || known.includes(name.split('.')[0]);
  return isKnown ? null : say.unknownOption(name);
}

function findTableProblem(word, name, known) {
  if (!Object.hasOwn(known, name)) return say.unknownOption(name);
  const takes = known[name];
  if (takes === null) return word === name ? null : say.takesNone(name);
  return word.length > name.length + 1 ? null : say.noValue(name, takes);
}

function findUnknown(word, words) {
  return words === 'any' || words.includes(word) ? null : say.unknownWord(word);
}

function isTable(known) {
  return known !== null && typeof known === 'object' && !Array.isArray(known);
}

function nameOf(word) {
  return word.split('=', 1)[0];
}

function isOption(word) {
  return word.startsWith('-');
}
