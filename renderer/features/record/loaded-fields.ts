import type { LoadedFields } from '../../../shared/link/draft';
import { createLeftRow } from '../../../shared/link/draft-rows';
import type { OpenedRecord, RecordInConnection } from '../../../shared/record/opened-record';
import { valueOf } from '../../../shared/record/record-state';
import { joinFields } from '../../../shared/write/joined-value';
import { compilePlan } from '../../../shared/write/plan';
import type { ShownValues } from '../../components/write-steps/outcome-changes';

/** What the table of field values is given of a record in one connection; null where its mapping was not read. */
export function loadedOf(
  { crm }: Pick<OpenedRecord, 'crm'>,
  { plan, erp, missing }: RecordInConnection,
): LoadedFields | null {
  return plan.read ? { plan: plan.value, crm: valueOf(crm), erp: valueOf(erp), missing } : null;
}

/** The values as they stand now, for the names of list items in an outcome. */
export function shownOf(opened: OpenedRecord, connection: RecordInConnection): ShownValues {
  const loaded = loadedOf(opened, connection);
  if (loaded === null) return { rows: [], plan: null };
  const plan = compilePlan(loaded.plan);
  return { rows: joinFields(plan, loaded).map(createLeftRow), plan };
}
