import { refuse } from '../http/refusal';
import type { Condition } from './condition';

type Token =
  | { kind: 'text' | 'number' | 'word'; text: string; at: number }
  | { kind: 'mark'; text: '(' | ')' | ','; at: number }
  | { kind: 'symbol'; text: string; at: number };

const bad = (message: string): Error => refuse(`The filter cannot be read: ${message}.`);

const patterns: [Exclude<Token['kind'], 'text'>, RegExp][] = [
  ['number', /[+-]?\d+(?:\.\d+)*/y],
  // Column names hold slashes, dots, colons, brackets and "->" of the dynamic archive.
  ['word', /[A-Za-z_](?:[\w/.:[\]]|->)*/y],
  ['mark', /[(),]/y],
  ['symbol', /[=<>!]+/y],
];

function readText(source: string, start: number): { text: string; end: number } {
  let text = '';
  for (let at = start + 1; at < source.length; at += 1) {
    const character = source[at] ?? '';
    if (character === '\\') {
      at += 1;
      text += source[at] ?? '';
    } else if (character === "'") return { text, end: at + 1 };
    else text += character;
  }
  throw bad(`the text that begins at ${start + 1} has no closing quote`);
}

function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < source.length) {
    if (/\s/.test(source[at] ?? '')) {
      at += 1;
      continue;
    }
    if (source[at] === "'") {
      const { text, end } = readText(source, at);
      tokens.push({ kind: 'text', text, at });
      at = end;
      continue;
    }
    const token = matchToken(source, at);
    tokens.push(token);
    at += token.text.length;
  }
  return tokens;
}

function matchToken(source: string, at: number): Token {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at;
    const text = pattern.exec(source)?.[0];
    if (text === undefined) continue;
    if (kind !== 'mark') return { kind, text, at };
    return { kind, text: text === '(' ? '(' : text === ')' ? ')' : ',', at };
  }
  throw bad(`unexpected '${source[at] ?? ''}' at ${at + 1}`);
}

const functions: Record<string, string> = {
  startswith: 'begins',
  endswith: 'ends',
  substringof: 'contains',
};
const maxDepth = 50;

/** A recursive descent over the tokens: or, and, brackets, functions, comparisons. */
class FilterParser {
  private at = 0;
  private depth = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  parse(): Condition {
    const condition = this.parseOr();
    const left = this.tokens[this.at];
    if (left) throw bad(`unexpected '${left.text}' at ${left.at + 1}`);
    return condition;
  }

  private parseOr(): Condition {
    const parts = [this.parseAnd()];
    while (this.takeWord('or')) parts.push(this.parseAnd());
    return parts.length === 1 && parts[0] ? parts[0] : { kind: 'or', parts };
  }

  private parseAnd(): Condition {
    const parts = [this.parseOne()];
    while (this.takeWord('and')) parts.push(this.parseOne());
    return parts.length === 1 && parts[0] ? parts[0] : { kind: 'and', parts };
  }

  private parseOne(): Condition {
    if (this.takeMark('(')) {
      this.depth += 1;
      if (this.depth > maxDepth) throw bad('too many brackets');
      const condition = this.parseOr();
      this.expectMark(')');
      this.depth -= 1;
      return condition;
    }
    const name = this.expectWord();
    const operator = functions[name.toLowerCase()];
    if (operator !== undefined && this.takeMark('(')) return this.parseFunction(operator);
    return this.parseComparison(name);
  }

  /** `substringof('x', name)` has its arguments the other way round than `startswith(name, 'x')`: either is read. */
  private parseFunction(operator: string): Condition {
    const one = this.next('an argument');
    this.expectMark(',');
    const two = this.next('an argument');
    this.expectMark(')');
    const [column, value] = one.kind === 'word' ? [one, two] : [two, one];
    if (column.kind !== 'word') throw bad(`a column is missing at ${column.at + 1}`);
    if (this.takeWord('eq') && !this.takeWord('true')) throw bad('a function can only be compared with true');
    return { kind: 'compare', column: column.text, operator, values: [value.text] };
  }

  private parseComparison(column: string): Condition {
    const operator = this.next(`an operator after '${column}'`);
    if (operator.kind !== 'word' && operator.kind !== 'symbol')
      throw bad(`an operator is missing at ${operator.at + 1}`);
    return { kind: 'compare', column, operator: operator.text, values: this.parseValues() };
  }

  /** One value, values in brackets, values with commas, or none as after `set`. */
  private parseValues(): string[] {
    const inBrackets = this.takeMark('(');
    const values: string[] = [];
    for (let value = this.takeValue(); value !== null; value = this.takeMark(',') ? this.expectValue() : null)
      values.push(value);
    if (inBrackets) this.expectMark(')');
    return values;
  }

  private takeValue(): string | null {
    const token = this.tokens[this.at];
    if (!token || token.kind === 'mark' || token.kind === 'symbol') return null;
    if (token.kind === 'word' && !['true', 'false'].includes(token.text.toLowerCase())) return null;
    this.at += 1;
    return token.text;
  }

  private expectValue(): string {
    const value = this.takeValue();
    if (value === null) throw bad('a value is missing after a comma');
    return value;
  }

  private next(what: string): Token {
    const token = this.tokens[this.at];
    if (!token) throw bad(`${what} is missing at the end`);
    this.at += 1;
    return token;
  }

  private takeWord(word: string): boolean {
    const token = this.tokens[this.at];
    if (token?.kind !== 'word' || token.text.toLowerCase() !== word) return false;
    this.at += 1;
    return true;
  }

  private expectWord(): string {
    const token = this.next('a column');
    if (token.kind !== 'word') throw bad(`unexpected '${token.text}' at ${token.at + 1}`);
    return token.text;
  }

  private takeMark(mark: '(' | ')' | ','): boolean {
    const token = this.tokens[this.at];
    if (token?.kind !== 'mark' || token.text !== mark) return false;
    this.at += 1;
    return true;
  }

  private expectMark(mark: '(' | ')' | ','): void {
    if (!this.takeMark(mark)) throw bad(`'${mark}' is missing`);
  }
}

/**
 * Reads a `$filter`: `name begins 'Kun' and (number is '10001' or activeErpLinks set true)`. Null for an empty
 * one. A quote inside a text is escaped with a backslash. Throws a refusal that says where it stopped.
 */
export function parseFilter(source: string | null): Condition | null {
  if (source === null || source.trim() === '') return null;
  return new FilterParser(tokenize(source)).parse();
}

/** Splits `name, department` into its names; '' and null give none. */
export function splitNames(text: string | null): string[] {
  if (text === null) return [];
  return text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** Reads `name asc,category desc`. */
export function parseSort(text: string | null): { column: string; descending: boolean }[] {
  return splitNames(text).map((part) => {
    const [column = '', direction = 'asc'] = part.split(/\s+/);
    return { column, descending: direction.toLowerCase() === 'desc' };
  });
}
