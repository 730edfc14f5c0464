import { expect, it } from 'vitest';
import { countLive } from './live-counts';
import { countsOf, makeRun } from './testing/open-plan';

const then = countsOf({ Ready: 10, Warning: 5, Verified: 90 });
const runThen = { runId: 'r1', counts: countsOf({ Ready: 12, Verified: 90 }) };

it('the rows of a plan are where its run says that they are by now, and no row is counted twice', () => {
  const run = makeRun({ runId: 'r1', counts: countsOf({ Ready: 2, Sending: 4, Verified: 95, Failed: 1 }) });
  expect(countLive({ counts: then, runThen }, [run])).toEqual(
    // Of those that were to be sent, some were approved warnings.
    countsOf({ Ready: 0, Warning: 5, Sending: 4, Verified: 95, Failed: 1 }),
  );
  const later = makeRun({ runId: 'r1', counts: countsOf({ Verified: 102 }) });
  expect(countLive({ counts: then, runThen }, [later])).toEqual(countsOf({ Warning: 3, Verified: 102 }));
});

it('a plan whose run is not known, or has ended, is as it was counted', () => {
  expect(countLive({ counts: then, runThen }, [])).toEqual(then);
  expect(countLive({ counts: then, runThen: null }, [makeRun()])).toEqual(then);
});
