/** What a typed number means: its digits as the site wants them, or why nobody can say. */
export type TypedNumber =
  | { kind: 'number'; /** Invariant: digits, a point. */ text: string }
  | { kind: 'ambiguous' }
  | { kind: 'none' };

const none: TypedNumber = { kind: 'none' };
const ambiguous: TypedNumber = { kind: 'ambiguous' };

// Blank, no-break, thin, figure and narrow no-break space, and the apostrophe of some countries.
const groupSpace = /[\u0020\u00a0\u2007\u2009\u202f'’]/;

/**
 * Reads a number as people of any country write it: digits in groups of three by blanks, points or commas, and a point or
 * comma before decimals. One separator before exactly three digits (`50.000`) may be either, so it is never guessed;
 * `0.125` has one reading only.
 */
export function parseTypedNumber(text: string): TypedNumber {
  const match = /^([+-]?)(.*)$/.exec(text.trim().replace('−', '-'));
  const sign = match?.[1] === '-' ? '-' : '';
  const body = match?.[2] ?? '';
  if (!/\d/.test(body)) return none;
  const marks = new Set([...body].filter((one) => one === '.' || one === ','));
  const hasSpaces = groupSpace.test(body);
  if (marks.size === 2) {
    const decimal = body.lastIndexOf('.') > body.lastIndexOf(',') ? '.' : ',';
    if (hasSpaces || body.split(decimal).length > 2) return none;
    return join(sign, body, decimal === '.' ? ',' : '.', decimal);
  }
  const [mark = ''] = marks;
  const times = mark === '' ? 0 : body.split(mark).length - 1;
  if (times > 1) return hasSpaces ? none : join(sign, body, mark, '');
  if (times === 1 && !hasSpaces) {
    const [whole = '', decimals = ''] = body.split(mark);
    if (/^\d{3}$/.test(decimals) && /^\d+$/.test(whole) && !/^0+$/.test(whole)) return ambiguous;
  }
  return join(
    sign,
    hasSpaces ? body.replaceAll(new RegExp(groupSpace, 'g'), ' ') : body,
    hasSpaces ? ' ' : '',
    mark,
  );
}

/** True for a number without decimals that is not ambiguous. */
export function isWholeNumber(parsed: TypedNumber): boolean {
  return parsed.kind === 'number' && /^-?\d+$/.test(parsed.text);
}

function join(sign: string, body: string, group: string, decimal: string): TypedNumber {
  const at = decimal === '' ? -1 : body.indexOf(decimal);
  const whole = at < 0 ? body : body.slice(0, at);
  const decimals = at < 0 ? '' : body.slice(at + 1);
  const groups = group === '' ? [whole] : whole.split(group);
  const isGrouped = groups.length > 1;
  if (isGrouped && !groups.every((part, index) => (index === 0 ? /^\d{1,3}$/ : /^\d{3}$/).test(part)))
    return none;
  const digits = groups.join('');
  if (!/^\d*$/.test(digits) || !/^\d*$/.test(decimals) || digits + decimals === '') return none;
  const text = decimals === '' ? digits : `${digits === '' ? '0' : digits}.${decimals}`;
  return { kind: 'number', text: `${sign}${text}` };
}
