import { beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../shared/errors';
import { remediesOf, standingOf } from '../../shared/journal/standing';
import { refusing } from '../testing/site-refusal';
import { checkEntry } from './check-entry';
import type { WritePermit } from './permit';
import { change, relink } from './testing/sample-writes';
import { prepareWriteTests } from './testing/write-tests';

// The second half of a move does not come, and the old link is put back: by the site's answer alone, or read.

const bench = prepareWriteTests();
beforeEach(() => bench.linkFirst());

const refuse = (path: string) => bench.addFault(refusing(path));

/** Locked while the first half is with the site. */
function lockBetween(): WritePermit {
  return {
    ticket: '',
    runId: null,
    require: () => {
      if (bench.listWrites().includes('BreakActorLink'))
        throw new AppError('site-locked', { params: { site: 'Practice site' } });
    },
  };
}

const secondHalves = {
  'is refused': () => {
    refuse('ConnectActor');
    return {};
  },
  'is kept from leaving by a lock': () => ({ permit: lockBetween() }),
};
const answers = {
  'is done': () => undefined,
  'is answered as done and is not': () =>
    bench.addFault({ kind: 'status', status: 200, body: 'true', match: { path: 'CreateActorLink' } }),
  'is refused': () => refuse('CreateActorLink'),
  'gets an answer that says nothing': () =>
    bench.addFault({ kind: 'status', status: 500, body: 'x', match: { path: 'CreateActorLink' } }),
};
const hideLink = () =>
  bench.addFault({
    kind: 'status',
    status: 503,
    times: 0,
    match: { path: 'GetConnectionsAndDisplayFields' },
  });

describe.each([relink, change])('a %j', (write) => {
  it.each([
    ['is refused', 'is done', 'read', 'Failed', null],
    ['is refused', 'is done', 'not read', 'Unknown', 'put-back-unread'],
    ['is refused', 'is answered as done and is not', 'read', 'Different', 'no-link'],
    ['is refused', 'is answered as done and is not', 'not read', 'Unknown', 'put-back-unread'],
    ['is refused', 'is refused', 'read', 'Different', 'no-link'],
    ['is refused', 'is refused', 'not read', 'Unknown', 'not-known'],
    ['is refused', 'gets an answer that says nothing', 'read', 'Unknown', 'no-link'],
    ['is refused', 'gets an answer that says nothing', 'not read', 'Unknown', 'not-known'],
    ['is kept from leaving by a lock', 'is done', 'read', 'Failed', null],
    ['is kept from leaving by a lock', 'is done', 'not read', 'Unknown', 'put-back-unread'],
    ['is kept from leaving by a lock', 'is answered as done and is not', 'read', 'Different', 'no-link'],
    [
      'is kept from leaving by a lock',
      'is answered as done and is not',
      'not read',
      'Unknown',
      'put-back-unread',
    ],
  ] as const)(
    'whose second half %s, and whose putting back %s, is told as far as it is %s: %s',
    async (half, answer, look, state, standing) => {
      const changes = secondHalves[half]();
      answers[answer]();
      const onAnswered = () => look === 'not read' && hideLink();
      const entry = await bench.run(write, { ...changes, onAnswered });
      expect([entry.state, standing && standingOf(entry)]).toEqual([state, standing]);
      expect(remediesOf(entry).some((remedy) => remedy.do === 'look')).toBe(entry.state === 'Unknown');

      bench.practice.faults.clear();
      const isThere = bench.keyOf(1) === '10014';
      const looked = await checkEntry(bench.site, entry.id, bench.tools);
      const held = answer === 'gets an answer that says nothing';
      expect(looked.state).toBe(isThere ? 'Failed' : held ? 'Unknown' : 'Different');
    },
  );
});
