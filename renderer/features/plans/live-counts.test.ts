import { expect, it } from 'vitest';
import { countLive } from './live-counts';
import { countRows, makeRun } from '../../testing/sample-run';

const then = countRows({ Ready: 10, Warning: 5, Verified: 90 });
const leftOut = { reject: {}, later: {} };
const stands = (counts: Parameters<typeof countRows>[0], reject = 0) => ({
  ...countRows(counts),
  reject,
  later: 0,
});
const runThen = { runId: 'r1', counts: countRows({ Ready: 12, Verified: 90 }) };

it('the rows of a plan are where its run says that they are by now, and no row is counted twice', () => {
  const run = makeRun({ runId: 'r1', counts: countRows({ Ready: 2, Sending: 4, Verified: 95, Failed: 1 }) });
  expect(countLive({ counts: then, leftOut, runThen }, [run])).toEqual(
    // Of those that were to be sent, some were approved warnings.
    stands({ Ready: 0, Warning: 5, Sending: 4, Verified: 95, Failed: 1 }),
  );
  const later = makeRun({ runId: 'r1', counts: countRows({ Verified: 102 }) });
  expect(countLive({ counts: then, leftOut, runThen }, [later])).toEqual(
    stands({ Warning: 3, Verified: 102 }),
  );
});

it('a row that somebody took out is none that a run has taken', () => {
  const run = makeRun({ runId: 'r1', counts: countRows({ Verified: 102 }) });
  const taken = { counts: then, leftOut: { reject: { Ready: 2 }, later: {} }, runThen };
  expect(countLive(taken, [run])).toEqual(stands({ Warning: 1, Verified: 102 }, 2));
});

it('a plan whose run is not known, or has ended, is as it was counted', () => {
  expect(countLive({ counts: then, leftOut, runThen }, [])).toEqual(
    stands({ Ready: 10, Warning: 5, Verified: 90 }),
  );
  expect(countLive({ counts: then, leftOut, runThen: null }, [makeRun()])).toEqual(
    stands({ Ready: 10, Warning: 5, Verified: 90 }),
  );
});
