import { describe, expect, it } from 'vitest';
import type { DatabaseRequest } from './messages';
import { createPacker, createUnpacker, packAnswers, unpackAnswers } from './packed-messages';

const write = (id: number, ...texts: string[]): DatabaseRequest => ({
  id,
  kind: 'write',
  statements: texts.map((sql, index) => ({ sql, values: [`v${index}`, id, null].slice(0, index + 1) })),
});

describe('what travels to the thread of the database', () => {
  it('arrives as it was asked for, writes first, over many messages', () => {
    const [pack, unpack] = [createPacker(), createUnpacker()];
    const read: DatabaseRequest = { id: 3, kind: 'read', statements: [{ sql: 'SELECT 1' }] };
    const first = [write(1, 'INSERT a', 'INSERT b', 'INSERT a'), write(2)];
    expect(unpack(structuredClone(pack([...first, read])))).toEqual([...first, read]);
    const second = [write(4, 'INSERT b', 'INSERT c')];
    expect(unpack(structuredClone(pack(second)))).toEqual(second);
  });

  it('tells each text of a statement once, and begins anew before it remembers too many', () => {
    const [pack, unpack] = [createPacker(), createUnpacker()];
    expect(pack([write(1, 'INSERT a', 'INSERT a')]).newTexts).toEqual(['INSERT a']);
    expect(pack([write(2, 'INSERT a')]).newTexts).toEqual([]);
    const [freshPack, many] = [
      createPacker(),
      Array.from({ length: 1_200 }, (_none, id) => write(id, `INSERT ${id % 700}`)),
    ];
    for (const one of many) expect(unpack(structuredClone(freshPack([one])))).toEqual([one]);
  });

  it('a statement without values has none', () => {
    const bare: DatabaseRequest = { id: 1, kind: 'write', statements: [{ sql: 'DELETE FROM a' }] };
    expect(createUnpacker()(createPacker()([bare]))).toEqual([
      { id: 1, kind: 'write', statements: [{ sql: 'DELETE FROM a', values: [] }] },
    ]);
  });

  it('is answered by id, whether it was done or failed', () => {
    const failed = {
      id: 3,
      ok: false,
      error: { code: 'storage-full', changed: 'nothing', params: {}, detail: '' },
    } as const;
    const done = [
      { id: 1, changes: [1, 0, 2] },
      { id: 2, changes: [] },
    ];
    expect(unpackAnswers(structuredClone(packAnswers(done, [failed])))).toEqual([
      { id: 1, ok: true, result: [1, 0, 2] },
      { id: 2, ok: true, result: [] },
      failed,
    ]);
  });
});
