import { isBeforeSending, rowStates } from '../../shared/link-plan/row-state';
import { mayBeSent, toBeSent } from '../plans/row-rules';

// What is asked of the rows of a run, as SQL that the statements of `run-store.ts` and `kept-run.ts` are made of. Each `?` is a run's id, of `toTake` a plan's.

export const statesBefore = rowStates
  .filter(isBeforeSending)
  .map((state) => `'${state}'`)
  .join(', ');

/** Kept beside the rows, because the activity knows records and not rows. */
const recordKey = `(body ->> '$.found.record.crmActorType') || ' ' || (body ->> '$.found.record.crmRecordId') || ' ' ||
  (body ->> '$.found.connection.erpConnectionId')`;

/** What a run of the plan takes: the rows that are to be sent now. */
export const toTake = `SELECT plan_row.seq, position, ${recordKey} AS record_key FROM plan_row JOIN plan_body USING (seq)
  WHERE plan_id = ? AND ${toBeSent}`;
/** Only the last try of a row tells how it stands. */
export const isLastTry = (was: string) =>
  `NOT EXISTS (SELECT 1 FROM run_row AS later WHERE later.seq = ${was}.seq AND later.started_at > ${was}.started_at)`;
/** All runs of the plan that a run is of: a row that a second run left out is still to be settled. */
const runsOfPlan = 'SELECT run_id FROM run WHERE plan_id = (SELECT plan_id FROM run WHERE run_id = ?)';
/** Of a run: the rows of its plan that came to nothing so far, and say what can be sent. */
export const toRetry = `SELECT plan_row.seq, plan_row.position, plan_row.state, ${recordKey} AS record_key
  FROM run_row AS was JOIN plan_row USING (seq) JOIN plan_body USING (seq)
  WHERE was.run_id IN (${runsOfPlan}) AND was.may_retry = 1
    AND ${mayBeSent} AND ${isLastTry('was')} AND plan_row.erp_key <> '' AND ${recordKey} IS NOT NULL`;
/** Still to be sent in the run, by how it stands in the plan. What was tried before is to be sent again. */
export const unsentRows = `SELECT iif(plan_row.state IN (${statesBefore}), plan_row.state, 'Ready') AS name, decision,
    ${mayBeSent} AS taken, count(*) AS rows FROM run_row AS was JOIN plan_row USING (seq)
  WHERE was.run_id = ? AND was.state = 'Ready' GROUP BY name, decision, taken`;
/** Not sent by a run that is over, and taken out in the plan. */
export const takenOutRows = `SELECT plan_row.state AS name, decision, count(*) AS rows
  FROM run_row AS was JOIN plan_row USING (seq)
  WHERE was.run_id = ? AND was.state = 'Cancelled' AND plan_row.state IN (${statesBefore})
    AND decision IN ('reject', 'later') GROUP BY name, decision`;
/** Still to be sent in the run, and not in the plan any more. */
export const leftOut = `SELECT count(*) AS rows FROM run_row AS was JOIN plan_row USING (seq)
  WHERE was.run_id = ? AND was.state = 'Ready' AND NOT ${mayBeSent}`;
/** Sent by the run and not verified, and verified by a later one. */
export const verifiedSince = `SELECT count(*) AS rows FROM run_row AS was JOIN plan_row USING (seq)
  WHERE was.run_id = ? AND was.state IN ('Sent', 'Different', 'Failed', 'Unknown', 'Nothing') AND plan_row.state = 'Verified'
    AND NOT ${isLastTry('was')}`;
/**
 * In a run a row is a draft where another write of its record or key holds it. One that may be tried again was looked at
 * after its time, and nothing had come of it: another look would tell no more.
 */
export const toLookAt = `SELECT was.entry_id, was.state, body FROM run_row AS was JOIN plan_row USING (seq) JOIN plan_body USING (seq)
  WHERE was.run_id IN (${runsOfPlan}) AND was.state IN ('Unknown', 'Sent', 'Draft') AND plan_row.state = was.state
    AND was.may_retry = 0 AND ${isLastTry('was')}
    AND (was.state <> 'Draft' OR body ->> '$.reasons[0].code' IN ('held-after-silence', 'already-running'))`;
/** The entries that hold these rows: a row's own, or that of another write. */
export const holders = `SELECT iif(state = 'Draft', body ->> '$.reasons[0].params.entryId', entry_id) AS id FROM (${toLookAt})`;
/** Rows whose record has no link now: a plan that puts values back breaks each and makes it again. */
export const unlinked = `SELECT was.seq FROM run_row AS was JOIN entry ON entry.id = was.entry_id JOIN entry_outcome ON entry_outcome.seq = entry.seq
  WHERE was.run_id IN (${runsOfPlan}) AND was.state IN ('Different', 'Unknown', 'Failed') AND ${isLastTry('was')}
    AND (SELECT plan.head ->> '$.kind' FROM plan JOIN run USING (plan_id) WHERE run.run_id = was.run_id) = 'restore'
    AND iif(entry.kind = 'link', outcome ->> '$.readBack.linked' IS NOT 1, outcome ->> '$.readBack.linked' = 0)`;

/** How the rows of a stage stand that were tried, and that no later run has tried again: a run, a position, and the one behind the last. */
export const keptOutcomes = `SELECT was.state, coalesce(json_type(outcome, '$.readBack'), 'null') <> 'null' AS looked,
    outcome -> '$.error' AS error, count(*) AS rows
  FROM run_row AS was JOIN entry ON entry.id = was.entry_id LEFT JOIN entry_outcome ON entry_outcome.seq = entry.seq
  WHERE was.run_id = ? AND was.position >= ? AND was.position < ? AND ${isLastTry('was')} GROUP BY was.state, looked, error`;

/** The last entry of a row counts; one that never left the computer, or was kept from leaving, was no try. */
export const lastEntries = `SELECT run_id, record_type || ' ' || record_id || ' ' || connection_id AS record_key, id, state, at,
          outcome ->> '$.readBack.linked' = 0 AS is_gone, max(seq)
        FROM entry LEFT JOIN entry_outcome USING (seq) WHERE run_id = ? AND state <> 'Cancelled'
          AND NOT coalesce(json_array_length(outcome, '$.calls') = 1 AND outcome ->> '$.calls[0].ended' = 'not-sent', 0)
        GROUP BY record_key`;
/** States of rows of which an entry may know more. */
export const notTold = "('Ready', 'Sending', 'Sent')";
