import type { DatabaseAnswer, DatabaseRequest, SqlValue, Statement } from './messages';

/**
 * Requests as they travel to the thread. Writes, of which a run has thousands a second, are one flat list: as many objects
 * cost three times as much to be copied, on both sides; and the texts of statements are told once.
 */
export interface PackedRequests {
  /** Texts that were not told before; each is named by its place among all that were. */
  newTexts: readonly string[];
  /** What was told before counts no more: the places begin anew. */
  isFresh: boolean;
  /** Of each write its id and how many statements follow; of each statement its text, how many values follow, and these. */
  writes: readonly SqlValue[];
  /** They come after the writes. */
  others: readonly DatabaseRequest[];
}

/** Answers as they travel back. */
export interface PackedAnswers {
  /** Of each write that was done its id, how many numbers follow, and these. */
  written: readonly number[];
  others: readonly DatabaseAnswer[];
}

/** Few are in use; some are built from what is asked for, and would be kept for ever. */
const mostTexts = 500;

/** For one thread: it remembers what that was told. */
export function createPacker(): (requests: readonly DatabaseRequest[]) => PackedRequests {
  const places = new Map<string, number>();
  return (requests) => {
    const isFresh = places.size >= mostTexts;
    if (isFresh) places.clear();
    const newTexts: string[] = [];
    const writes: SqlValue[] = [];
    const others: DatabaseRequest[] = [];
    const placeOf = (sql: string) => {
      const known = places.get(sql);
      if (known !== undefined) return known;
      places.set(sql, places.size);
      newTexts.push(sql);
      return places.size - 1;
    };
    for (const request of requests) {
      if (request.kind !== 'write') {
        others.push(request);
        continue;
      }
      writes.push(request.id, request.statements.length);
      for (const { sql, values = [] } of request.statements) {
        writes.push(placeOf(sql), values.length);
        for (const value of values) writes.push(value);
      }
    }
    return { newTexts, isFresh, writes, others };
  };
}

/** The other end of one packer. */
export function createUnpacker(): (packed: PackedRequests) => DatabaseRequest[] {
  const texts: string[] = [];
  return ({ newTexts, isFresh, writes, others }) => {
    if (isFresh) texts.length = 0;
    texts.push(...newTexts);
    let at = 0;
    const nextNumber = () => Number(writes[at++]);
    const nextStatement = (): Statement => {
      const sql = texts[nextNumber()] ?? '';
      const count = nextNumber();
      at += count;
      return { sql, values: writes.slice(at - count, at) };
    };
    const requests: DatabaseRequest[] = [];
    while (at < writes.length) {
      const id = nextNumber();
      const statements = Array.from({ length: nextNumber() }, nextStatement);
      requests.push({ id, kind: 'write', statements });
    }
    requests.push(...others);
    return requests;
  };
}

export function packAnswers(
  done: readonly { id: number; changes: readonly number[] }[],
  others: readonly DatabaseAnswer[],
): PackedAnswers {
  return { written: done.flatMap(({ id, changes }) => [id, changes.length, ...changes]), others };
}

export function unpackAnswers({ written, others }: PackedAnswers): DatabaseAnswer[] {
  const answers: DatabaseAnswer[] = [];
  for (let at = 0; at < written.length;) {
    const [id = 0, count = 0] = [written[at], written[at + 1]];
    answers.push({ id, ok: true, result: written.slice(at + 2, at + 2 + count) });
    at += 2 + count;
  }
  answers.push(...others);
  return answers;
}
