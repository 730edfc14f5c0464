import { describe, expect, it } from 'vitest';
import { isSameValue } from './compare';

describe('isSameValue', () => {
  it.each([
    ['[I:5]', '5', 'Integer', true],
    ['[I:007]', '7', 'Integer', true],
    ['[I:0]', '', 'Integer', false],
    ['100000000000000001', '100000000000000002', 'Integer', false],
    ['-0', '0', 'Integer', true],
    ['[F:1.50]', '1.5', 'Double', true],
    ['[F:.5]', '0.5', 'Double', true],
    ['[F:0.0]', '', 'Double', false],
    ['[I:1]', 'True', 'Checkbox', true],
    ['', '[I:0]', 'Checkbox', true],
    ['[D:06/19/2019]', '[D:19.06.2019]', 'Date', true],
    ['[D:06/19/2019]', '[DT:06/19/2019 00:00:00.0000000]', 'Date', true],
    ['[DT:06/19/2019 14:00:00]', '[DT:06/19/2019 15:00:00]', 'Date', false],
    ['[I:12]', '[I:012]', 'List', true],
    ['12', ' 12', 'List', true],
    ['[I:12]', '12', 'List', false],
    ['012', '12', 'List', false],
    ['00012', '12', 'Text', false],
    ['Å', 'å', 'Text', false],
    ['a\r\nb', 'a\nb', 'Text', true],
    ['[I:5]', '5', 'Text', false],
  ] as const)('%j and %j as %s: %s', (a, b, fieldType, same) => {
    expect(isSameValue(a, b, fieldType)).toBe(same);
    expect(isSameValue(b, a, fieldType)).toBe(same);
  });
});
