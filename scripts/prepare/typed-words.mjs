/** Options of Playwright that a command hands on; one in a word of its own (`--grep NAME`) takes the next word. */
export const playwrightOptions = [
  '--debug',
  '--fail-on-flaky-tests',
  '--forbid-only',
  '--fully-parallel',
  '--global-timeout',
  '--grep',
  '-g',
  '--grep-invert',
  '--headed',
  '--ignore-snapshots',
  '--last-failed',
  '--list',
  '--max-failures',
  '-x',
  '--no-deps',
  '--only-changed',
  '--output',
  '--pass-with-no-tests',
  '--project',
  '--quiet',
  '--repeat-each',
  '--reporter',
  '--retries',
  '--shard',
  '--timeout',
  '--trace',
  '--tsconfig',
  '--ui',
  '--update-snapshots',
  '-u',
  '--workers',
  '-j',
];

/** Somebody only asks what can be typed. */
export function isHelpAsked(words) {
  return words.some((word) => word === '--help' || word === '-h');
}

/**
 * What is wrong with the words behind `npm run NAME --`, in a sentence; null = nothing. `options`: those there are, without
 * their values; `words`: those there are, or 'any'.
 */
export function findMisuse(typed, { usage, options = [], words = [] }) {
  const wrong = typed.find((word) =>
    word.startsWith('-') ? !options.includes(word.split('=')[0]) : words !== 'any' && !words.includes(word),
  );
  if (wrong === undefined) return null;
  return `${wrong.startsWith('-') ? 'There is no option' : 'Nothing is known as'} ${wrong} here.\n${usage}`;
}
