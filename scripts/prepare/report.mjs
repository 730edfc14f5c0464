/** Says what is being prepared. On stderr, because the standard output of `npm run practice` is one line of JSON. */
export function report(line) {
  process.stderr.write(`• ${line}\n`);
}
