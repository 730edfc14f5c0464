import { expect, it } from 'vitest';
import { countLive } from './live-counts';
import { countRows, makeRun } from '../../testing/sample-run';

const then = countRows({ Ready: 10, Warning: 5, Verified: 90 });
const runThen = { runId: 'r1', counts: countRows({ Ready: 12, Verified: 90 }) };

it('the rows of a plan are where its run says that they are by now, and no row is counted twice', () => {
  const run = makeRun({ runId: 'r1', counts: countRows({ Ready: 2, Sending: 4, Verified: 95, Failed: 1 }) });
  expect(countLive({ counts: then, runThen }, [run])).toEqual(
    // Of those that were to be sent, some were approved warnings.
    countRows({ Ready: 0, Warning: 5, Sending: 4, Verified: 95, Failed: 1 }),
  );
  const later = makeRun({ runId: 'r1', counts: countRows({ Verified: 102 }) });
  expect(countLive({ counts: then, runThen }, [later])).toEqual(countRows({ Warning: 3, Verified: 102 }));
});

it('a plan whose run is not known, or has ended, is as it was counted', () => {
  expect(countLive({ counts: then, runThen }, [])).toEqual(then);
  expect(countLive({ counts: then, runThen: null }, [makeRun()])).toEqual(then);
});
