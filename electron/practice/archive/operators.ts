import { refuse } from '../http/refusal';
import { readDate, readDouble, readInteger } from '../rules/encoded-values';
import type { Cell, ColumnType } from './archive-table';
import type { Comparison } from './condition';

type Test = (cell: Cell) => boolean;
type Operator<T> = (values: T[]) => (cell: T) => boolean;

const first = <T>(values: readonly T[], at = 0): T => {
  const value = values[at];
  if (value === undefined) throw refuse('A restriction has too few values for its operator.');
  return value;
};

const equals = <T>(values: T[]) => {
  const wanted = first(values);
  return (cell: T) => cell === wanted;
};
const differs = <T>(values: T[]) => {
  const wanted = first(values);
  return (cell: T) => cell !== wanted;
};
const isOneOf = <T>(values: T[]) => {
  const wanted = new Set(values);
  return (cell: T) => wanted.has(cell);
};
const isNoneOf = <T>(values: T[]) => {
  const unwanted = new Set(values);
  return (cell: T) => !unwanted.has(cell);
};
const isBetween = <T>(values: T[]) => {
  const [from, to] = [first(values), first(values, 1)];
  return (cell: T) => cell >= from && cell <= to;
};
const isLess = <T>(values: T[]) => {
  const limit = first(values);
  return (cell: T) => cell < limit;
};
const isGreater = <T>(values: T[]) => {
  const limit = first(values);
  return (cell: T) => cell > limit;
};

const equalNames = ['=', 'eq', 'equals', 'is'];
const unequalNames = ['!=', '<>', 'ne', 'unequals', 'isnot'];

const table = <T>(...entries: [names: string[], operator: Operator<T>][]): Map<string, Operator<T>> =>
  new Map(entries.flatMap(([names, operator]) => names.map((name) => [name, operator] as const)));

/** `le`, `ge` and `notEnds` are missing on purpose: they are known to fail on the real site. */
const numberOperators = table<number>(
  [equalNames, equals],
  [unequalNames, differs],
  [['lt', '<', 'less'], isLess],
  [['gt', '>', 'greater'], isGreater],
  [['between'], isBetween],
  [['in', 'oneof'], isOneOf],
  [['notoneof'], isNoneOf],
);

const textOperators = table<string>(
  [equalNames, equals],
  [unequalNames, differs],
  [['begins'], (values) => (cell) => cell.startsWith(first(values))],
  [['notbegins'], (values) => (cell) => !cell.startsWith(first(values))],
  [['contains'], (values) => (cell) => cell.includes(first(values))],
  [['notcontains'], (values) => (cell) => !cell.includes(first(values))],
  [['ends'], (values) => (cell) => cell.endsWith(first(values))],
  [['in', 'oneof'], isOneOf],
  [['notoneof'], isNoneOf],
  [['between'], isBetween],
);

const dateOperators = table<string>(
  [equalNames, equals],
  [unequalNames, differs],
  [['before', 'lt', '<'], isLess],
  [['after', 'gt', '>'], isGreater],
  [['between', 'datebetween'], isBetween],
);

const pick = <T>(operators: Map<string, Operator<T>>, type: ColumnType, name: string): Operator<T> => {
  const operator = operators.get(name.toLowerCase());
  if (!operator) throw refuse(`The operator '${name}' cannot be used on a column of type ${type}.`);
  return operator;
};

const readAll = <T>(values: readonly string[], read: (value: string) => T | null, type: ColumnType): T[] =>
  values.map((value) => {
    const parsed = read(value);
    if (parsed === null) throw refuse(`'${value}' is not a valid ${type} value.`);
    return parsed;
  });

const isTrue = (value: string): boolean => ['true', '1', '[i:1]'].includes(value.trim().toLowerCase());

function createBoolTest({ operator, values }: Comparison): Test {
  const name = operator.toLowerCase();
  if (name === 'set') {
    const wanted = values[0] === undefined || isTrue(values[0]);
    return (cell) => (cell === true) === wanted;
  }
  const wanted = isTrue(first(values));
  if (equalNames.includes(name)) return (cell) => (cell === true) === wanted;
  if (unequalNames.includes(name)) return (cell) => (cell === true) !== wanted;
  throw refuse(`The operator '${operator}' cannot be used on a column of type bool.`);
}

function createNumberTest(type: ColumnType, { operator, values }: Comparison): Test {
  if (operator.toLowerCase() === 'set') return (cell) => typeof cell === 'number' && cell !== 0;
  const read = type === 'decimal' ? readDouble : readInteger;
  const test = pick(numberOperators, type, operator)(readAll(values, read, type));
  return (cell) => typeof cell === 'number' && test(cell);
}

function createDateTest(type: ColumnType, { operator, values }: Comparison): Test {
  const test = pick(dateOperators, type, operator)(readAll(values, readDate, type));
  return (cell) => typeof cell === 'string' && cell !== '' && test(cell.slice(0, 10));
}

/**
 * The values of a comparison that a cell must be one of; null where it asks for something else. Texts come in lower
 * case. Throws the same refusals as the test of the comparison.
 */
export function listEqualValues(type: ColumnType, comparison: Comparison): (string | number)[] | null {
  const operator = comparison.operator.toLowerCase();
  const isEqual = equalNames.includes(operator);
  if (!isEqual && operator !== 'in' && operator !== 'oneof') return null;
  const values = isEqual ? [first(comparison.values)] : comparison.values;
  if (type === 'int') return readAll(values, readInteger, type);
  // Nothing equals an empty text: also where a join found no partner, which no index knows.
  return type === 'string' && !values.includes('') ? values.map((value) => value.toLowerCase()) : null;
}

/** The test of one comparison on cells of this type. Throws a refusal for an operator or value that does not fit. */
export function createTest(type: ColumnType, comparison: Comparison): Test {
  switch (type) {
    case 'bool':
      return createBoolTest(comparison);
    case 'int':
    case 'decimal':
    case 'list':
      return createNumberTest(type, comparison);
    case 'date':
    case 'datetime':
      return createDateTest(type, comparison);
    case 'string': {
      const wanted = comparison.values.map((value) => value.toLowerCase());
      const test = pick(textOperators, type, comparison.operator)(wanted);
      return (cell) => test(String(cell ?? '').toLowerCase());
    }
  }
}
