import { describe, expect, test } from 'vitest';
import type { SheetCell } from '../sheet/cell';
import { compareFile, editFile, nothing, numberCell, planRow, testPlan, writeFile } from './testing';

const PHONE = 'Value PHONE';
const held = (value: string) => planRow({ values: [{ crmFieldKey: 'PHONE', value, direction: 'both' }] });

describe('a value that the customer writes over another', () => {
  test.each<[string, string | SheetCell, string]>([
    ['[I:20]', '30', '[I:30]'],
    ['[I:20]', numberCell('30'), '[I:30]'],
    ['[I:20]', '[I:30]', '[I:30]'],
    ['[F:4242]', '4 342,25', '[F:4342.25]'],
    ['[D:01/31/2020]', '01.02.2020', '[D:02/01/2020]'],
    ['[DT:01/31/2020 07:30:00]', '2020-02-01', '[DT:02/01/2020 07:30:00]'],
    ['73 07 39 62', '01.02.2020', '01.02.2020'],
  ])('%s: %j goes to the site as %s', (was, cell, value) => {
    const now = [held(was)];
    expect(compareFile(editFile(writeFile(now), { [PHONE]: cell }), now).changes).toMatchObject([
      { after: { values: [{ value }] } },
    ]);
  });

  test.each([
    ['[I:20]', 'tretti'],
    ['[I:20]', '30,5'],
    ['[F:4242]', '4.342'],
    ['[D:01/31/2020]', '01/02/2020'],
    ['[D:01/31/2020]', '[D:31/01/2020]'],
  ])('%s: %j does not fit or may mean two things, so the plan stays', (was, shown) => {
    const now = [held(was)];
    expect(compareFile(editFile(writeFile(now), { [PHONE]: shown }), now)).toMatchObject({
      changes: [],
      unread: [{ column: PHONE, shown }],
    });
  });

  test('into an empty cell has the form of the others of its column', () => {
    const now = [planRow({ values: [] })];
    const file = editFile(writeFile(now), { [PHONE]: '01.02.2020' });
    expect(compareFile(file, now, testPlan, '[D:01/31/2020]').changes).toMatchObject([
      { after: { values: [{ value: '[D:02/01/2020]' }] } },
    ]);
  });

  test('that says the same in the way of people changes nothing', () => {
    const now = [held('[D:01/31/2020]')];
    expect(compareFile(editFile(writeFile(now), { [PHONE]: '31.01.2020' }), now)).toMatchObject(nothing);
  });
});
