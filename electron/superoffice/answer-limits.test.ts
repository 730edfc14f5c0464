import * as fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { parseAnswer } from './answer';
import { findExcess, findExcessIn, onePage, oneList } from './answer-limits';
import { describeCall, documentedCalls } from './calls';
import { readErrorBody } from './error-body';

const json = 'application/json; charset=utf-8';
const answer = (text: string, status = 200) => ({ status, contentType: json, text });
const page = describeCall('post', '/api/v1/Agents/Archive/GetArchiveListByColumns');
const write = describeCall('post', '/api/v1/Agents/ErpSync/BreakActorLink');
const rows = (count: number) => `[${Array.from({ length: count }, () => '{}').join(',')}]`;
const brackets = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

/** Above this many letters or values, parsing could hold the main process for longer than anybody notices. */
const mostOfOneCall = { bytes: 4 * 1024 * 1024, rows: 2_000, values: 40_000, depth: 16 };

describe('an answer', () => {
  afterEach(() => vi.restoreAllMocks());

  it.each([
    ['30 MB', `["${'x'.repeat(30 * 1024 * 1024)}"]`, 'answer-too-large', onePage.bytes / 1024],
    ['250,000 rows', rows(250_000), 'answer-too-many-rows', onePage.rows],
    ['a row of 250,000 members', `[[${'1,'.repeat(250_000)}1]]`, 'answer-too-many-values', onePage.values],
    ['4 MB of brackets', brackets(2 * 1024 * 1024), 'answer-too-deep', onePage.depth],
  ])(
    'of %s is refused before it is parsed, and the error says what was too much',
    (_what, text, code, limit) => {
      const parse = vi.spyOn(JSON, 'parse');
      expect(() => parseAnswer(answer(text), page, 'crm.example')).toThrow(
        expect.objectContaining({
          code,
          changed: 'nothing',
          params: expect.objectContaining({ host: 'crm.example', call: 'GetArchiveListByColumns', limit }),
        }),
      );
      expect(parse).not.toHaveBeenCalled();
    },
  );

  it('of a write that is too much says nothing about what was changed', () => {
    expect(() => parseAnswer(answer(brackets(100)), write, 'host')).toThrow(
      expect.objectContaining({ code: 'answer-too-deep', changed: 'unknown' }),
    );
  });

  it('that is a refusal is bounded too', () => {
    const parse = vi.spyOn(JSON, 'parse');
    expect(readErrorBody(brackets(1024 * 1024)).reason.length).toBeLessThan(5_000);
    expect(parse).not.toHaveBeenCalled();
  });

  it('as large as its call can mean is read', () => {
    expect(parseAnswer(answer(rows(onePage.rows)), page, 'host')).toHaveLength(onePage.rows);
  });

  it('may not hold more than can be parsed at once, whichever call it belongs to', () => {
    for (const { limits } of [
      ...Object.values(documentedCalls),
      describeCall('get', '/new'),
      describeCall('post', '/new'),
    ])
      for (const name of ['bytes', 'rows', 'values', 'depth'] as const)
        expect(limits[name]).toBeLessThanOrEqual(mostOfOneCall[name]);
  });
});

describe('findExcess', () => {
  it('counts no signs inside texts', () => {
    const text = JSON.stringify([{ A: ',[{"\\'.repeat(10_000), B: '\\' }, { C: '",",' }]);
    expect(findExcess(text, { ...oneList, rows: 2, values: 10, depth: 2 })).toBeNull();
    expect(findExcess(text, { ...oneList, rows: 1 })?.code).toBe('answer-too-many-rows');
  });

  it('comes to an end in a text that does not', () => {
    expect(findExcess('["abc', oneList)).toBeNull();
    expect(findExcess('["abc\\"', oneList)).toBeNull();
  });

  it('counts rows of the outermost list alone', () => {
    const text = JSON.stringify({ A: [1, 2, 3] });
    expect(findExcess(text, { ...oneList, rows: 1 })).toBeNull();
  });
});

describe('findExcessIn', () => {
  it('finds in data what is found in its text', () => {
    const limits = fc.record({
      bytes: fc.constant(1_000_000),
      rows: fc.integer({ min: 1, max: 12 }),
      values: fc.integer({ min: 1, max: 60 }),
      depth: fc.integer({ min: 1, max: 6 }),
    });
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 7 }), limits, (value, given) => {
        const text = JSON.stringify(value);
        expect(findExcessIn(JSON.parse(text), given) === null).toBe(findExcess(text, given) === null);
      }),
    );
  });
});
