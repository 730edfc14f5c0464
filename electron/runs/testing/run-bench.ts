import type { NewRow } from '../../../shared/link-plan/plan-row';
import type { CrmActorType, ErpActorType } from '../../../shared/record/actor-types';
import { defaultRunSettings, type Run, type RunSettings } from '../../../shared/link-plan/run';
import type { PracticeStore } from '../../practice/data/store';
import { makeRow, samplePlan } from '../../plans/testing/plan-bench';
import type { Services } from '../../services';
import type { PracticeServices } from '../../testing/practice-services';

/** Companies and customers of connection 1 that nobody has linked, or records and actors of other types. */
export function pickFreePairs(
  store: PracticeStore,
  count: number,
  { crm, erp }: { crm: CrmActorType; erp: ErpActorType } = { crm: 'Contact', erp: 'Customer' },
): { id: number; key: string }[] {
  const ids = store
    .listRecords(crm)
    .map(({ id }) => id)
    .filter((id) => store.findLinkOfRecord(1, crm, id) === null);
  const keys = store
    .listActors(1, erp)
    .map(({ key }) => key)
    .filter((key) => store.findLinkOfActor(1, erp, key) === null);
  const found = Math.min(ids.length, keys.length);
  if (found < count) throw new Error(`only ${found} free pairs`);
  return Array.from({ length: count }, (_none, index) => ({ id: ids[index] ?? 0, key: keys[index] ?? '' }));
}

export function makeRows(pairs: readonly { id: number; key: string }[]): NewRow[] {
  return pairs.map(({ id, key }, index) =>
    // Pairs at random are two companies each: somebody has approved them.
    makeRow(index + 1, { record: { by: 'id', text: String(id) }, erpKey: key, decision: 'approve' }),
  );
}

/** A plan that was made and checked; its id. */
export async function makeCheckedPlan(
  services: Services,
  rows: readonly NewRow[],
  siteId = 'practice',
): Promise<string> {
  const { handlers } = services;
  const commands = await services.commands();
  const { plans } = await commands.plans();
  const { name: siteName, environment } = await commands.sites.connect(siteId);
  const { planId } = await plans.create({ ...samplePlan, siteId, siteName, environment }, rows);
  await handlers['plans.check']({ planId });
  return planId;
}

/** Runs follow each other without waiting for a person, unless a test says otherwise. */
export const unattended: RunSettings = { ...defaultRunSettings, pauseAfterPilot: false };

/** Waits until a run neither sends nor looks any more. */
export async function waitForRun(
  practice: PracticeServices,
  { commands }: Services,
  runId: string,
): Promise<Run> {
  const { runs } = await (await commands()).plans();
  for (;;) {
    const seen = practice.events.length;
    const run = await runs.get(runId);
    if (run.status !== 'sending' && run.status !== 'reading-back') return run;
    await nextEvent(practice, seen);
  }
}

/** Resolves when there are more events than were seen. */
function nextEvent({ events }: PracticeServices, before: number): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (events.length > before) resolve();
      else setTimeout(look, 5);
    };
    look();
  });
}
