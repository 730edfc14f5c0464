import { boundsOfStage, createStopRules, judgePilot, type StopRules } from '../../shared/link-plan/run-rules';
import { runStages, type RunSettings, type RunStage } from '../../shared/link-plan/run';
import { createUnderWay } from '../writes/under-way';
import { describeRows } from './describe-rows';
import { createFeed, type FedRow } from './feed';
import { createLooker, lookAtHolders, lookAtSent, lookAtUnsettled } from './look-left';
import { readEvidence } from './read-evidence';
import { blockSize, type RunContext } from './run-context';
import { sendRow } from './send-row';
import type { RunEnd } from './stopping';
import { tallyUntold } from './tally-stage';

/**
 * Sends the rows of a run that are still to be sent, stage by stage, each at most once, and looks at what became of them.
 * Whatever it was in the middle of before, it looks at first. Never throws for what a site or a disk does; then it stops
 * and says why.
 */
export async function carryOut(context: RunContext): Promise<RunEnd> {
  const { run, store, results, stopping } = context;
  try {
    await store.takeOverEntries(run.runId);
    // Of a run that only begins nothing was sent: whoever follows it is not told of a look.
    if (results.counts().Ready < context.total) context.onStage(run.stage, 'reading-back');
    await lookAtUnsettled(context, ['Unknown']);
    await lookAtHolders(context);
    await lookAtSent(context, null);
    for (const stage of runStages.slice(runStages.indexOf(run.stage))) {
      const bounds = boundsOfStage(stage, context.total);
      // What another write held when its turn came may be of a stage that is over.
      const { from, to } = stage === run.stage ? { ...bounds, from: 1 } : bounds;
      if (from >= to) continue;
      const rules = await resumeRules(context, stage);
      // The first rows are judged as a whole, when all of them were sent.
      const stop = stage === 'pilot' ? null : rules.judge();
      if (stop && (await hasMore(context))) {
        context.onStage(stage, 'sending');
        stopping.stop(stop);
        break;
      }
      context.onStage(stage, 'sending');
      await sendStage(context, { stage, from, to, rules });
      if (stage === 'pilot' && to <= context.total) {
        await results.flush();
        const pilot = await tallyUntold({ ...run, stage }, store);
        const reason = judgePilot(pilot) ?? (run.settings.pauseAfterPilot ? 'pilot-done' : null);
        if (reason && [null, 'too-few-verified'].includes(stopping.reason()) && (await hasMore(context))) {
          return { reason, error: null, nextStage: 'ramp' };
        }
      }
      if (stopping.reason() !== null) break;
    }
    await results.flush();
  } catch (error) {
    stopping.stopFor(error);
  }
  return stopping.end();
}

/** However a stage was interrupted, it is judged as a whole by what is kept of it. */
async function resumeRules({ run, store, results }: RunContext, stage: RunStage): Promise<StopRules> {
  await results.flush();
  return createStopRules(await tallyUntold({ ...run, stage }, store));
}

/** Does going on send anything? Nobody is asked to go on with nothing. */
async function hasMore({ run, store, results }: RunContext): Promise<boolean> {
  await results.flush();
  return results.counts().Ready > (await store.countLeftOut(run.runId));
}

/**
 * Twice as many rows as requests are at a time are begun and not answered: while one half is with the site, the other is
 * put on the disk, so that the wire never waits for it. How many requests are at a time, the connection sees to; who waits
 * there when the run stops does not leave.
 */
function rowsBegun({ atOnce }: RunSettings): number {
  return 2 * atOnce;
}

interface Stage {
  stage: RunStage;
  /** Positions: the first, and the one behind the last. */
  from: number;
  to: number;
  rules: StopRules;
}

async function sendStage(context: RunContext, { stage, from, to, rules }: Stage): Promise<void> {
  const { stopping, siteWaits } = context;
  const { settings, runId } = context.run;
  const isPilot = stage === 'pilot';
  let next = from;
  const feed = createFeed(async () => {
    await context.requireSameSite();
    const rows = await context.store.nextRows(runId, next, to, blockSize);
    const sendable = await describeRows(context, rows);
    const asOf = context.tools.inFlight.turn();
    // The pilot is read row by row, as a single link is: so the bulk reading behind it is tried against that.
    const block = isPilot
      ? new Map(sendable.map((row) => [row, null]))
      : await siteWaits.waitOut(
          () => readEvidence(context.site, sendable, context.tools),
          stopping.unsent.signal,
        );
    // Only now: what could not be read is not passed over.
    next = (rows.at(-1)?.position ?? to) + 1;
    return { block, asOf, isLast: rows.length < blockSize };
  });
  const looker = createLooker(context, (states) => {
    const reason = rules.noteLooked(states);
    if (reason) stopping.stop(reason);
  });
  const carryThrough = async (fed: FedRow, onAnswered: () => void) => {
    const sent = await sendRow(context, fed, { isPilot, rules, onAnswered });
    if (!sent) return;
    if (isPilot) looker.note(sent.entry.state);
    else if (settings.readBack === 'as-it-goes' || stage === 'ramp') looker.add(sent);
  };
  const underWay = createUnderWay();
  const work = async () => {
    while (stopping.reason() === null) {
      await siteWaits.pass(stopping.unsent.signal);
      const fed = await feed.next();
      if (fed === null || stopping.reason() !== null) return;
      // What is done with an answer keeps nobody from sending the next row.
      await new Promise<void>((answered) => {
        underWay.begin();
        void carryThrough(fed, answered)
          .catch(stopping.stopFor)
          .finally(() => {
            answered();
            underWay.end();
          });
      });
    }
  };
  // What becomes of a row of the pilot is known before the next one is begun.
  const begun = isPilot ? settings.atOnce : rowsBegun(settings);
  await Promise.all(Array.from({ length: begun }, work)).catch(stopping.stopFor);
  await underWay.settle();
  context.onStage(stage, 'reading-back');
  await looker.finish().catch(stopping.stopFor);
  if (stage === 'rest' && settings.readBack === 'after' && stopping.reason() === null) {
    await lookAtSent(context, (states) => {
      rules.noteLooked(states);
    });
  }
}
