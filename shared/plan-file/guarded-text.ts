/** What spreadsheet programs take for a formula, or for more than text, in a text file. */
const dangerous = /^'*[=+\-@\t\r]/;

/**
 * A text as it stands in a text file: with an apostrophe before what a spreadsheet program would calculate. Reversible by
 * `unguardText`, whatever the text begins with.
 */
export function guardText(text: string): string {
  return dangerous.test(text) ? `'${text}` : text;
}

export function unguardText(text: string): string {
  return text.startsWith("'") && dangerous.test(text.slice(1)) ? text.slice(1) : text;
}
