/**
 * Indents JSON without reading its values: long numbers, escapes and doubled names stay as they came. Anything that is not
 * JSON comes back as it is.
 */
export function prettyJson(text: string): string {
  if (!isJson(text)) return text;
  let depth = 0;
  const lineEnd = () => `\n${'  '.repeat(depth)}`;
  // A text, an empty list or object, a bracket, a sign, or what stands between them.
  const tokens = text.match(/"(?:[^"\\]|\\.)*"|\[\s*\]|\{\s*\}|[[\]{},:]|[^\s[\]{},:"]+/g) ?? [];
  return tokens
    .map((token) => {
      if (token === '{' || token === '[') {
        depth += 1;
        return token + lineEnd();
      }
      if (token === '}' || token === ']') {
        depth -= 1;
        return lineEnd() + token;
      }
      if (token === ',') return token + lineEnd();
      return token === ':' ? ': ' : token.replace(/^([[{])\s+/, '$1');
    })
    .join('');
}

function isJson(text: string): boolean {
  if (!/^\s*[[{]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    // Cut off, or HTML and the like: shown as it came.
    return false;
  }
}
