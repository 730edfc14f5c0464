import { AppError } from '../../shared/errors';
import type { KeptPlan } from '../plans/kept-plan';
import { createProgramText } from '../../shared/text/program-text';
import type { PlanServices } from '../runs/plan-services';
import type { Output } from './print-rows';

type About = Pick<KeptPlan, 'planId' | 'name'>;
type Services = Pick<PlanServices, 'rowDrafts'>;

const say = createProgramText();

/** What reads alone goes on with what was saved, and says so. */
export async function tellUnsaved({ planId }: About, { rowDrafts }: Services, output: Output): Promise<void> {
  const [first] = await rowDrafts.list(planId);
  if (first) output.tell(say('commandLine.notSaved', { row: String(first.sheetRow) }));
}

/**
 * Nothing is sent beside what somebody typed in the window and did not save, as there: it may be the very key that is put
 * right. Throws `row-not-saved`.
 */
export async function requireSaved({ planId, name }: About, { rowDrafts }: Services): Promise<void> {
  const [first] = await rowDrafts.list(planId);
  if (first) throw new AppError('row-not-saved', { params: { row: String(first.sheetRow), plan: name } });
}
