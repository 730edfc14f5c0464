import type { ReactElement } from 'react';
import type { Plan, PlanConstants } from '../../../shared/link-plan/plan';
import type { RowContent } from '../../../shared/link-plan/plan-row';
import type { ReturnedRow } from '../../../shared/link-plan/returned-file';
import type { Text } from '../../../shared/text/text';
import type { LinkPlan } from '../../../shared/write/plan';
import { useText } from '../../text';
import { nameGiven } from './row-words';
import { usePlanMapping } from './use-plan-mapping';
import { describeChangedValues } from './value-words';

interface Props {
  row: ReturnedRow;
  plan: Pick<Plan, 'siteId' | 'constants'>;
}

/** One row that came back otherwise: each thing that changed by its name, with what was and what would be. */
export function ReturnedLine({ row, plan }: Props): ReactElement {
  const t = useText();
  const mapping = usePlanMapping(plan, row, row.after.values !== undefined);
  const changed = listChanges(row, plan.constants, mapping, t).map(({ name, before, after }) =>
    t('plans.returned.change', { name, before: before || '–', after: after || '–' }),
  );
  return (
    <li>
      {t('plans.returned.row', { row: row.sheetRow || row.rowId })}: {changed.join('; ')}
    </li>
  );
}

interface Change {
  name: string;
  /** Empty = nothing. */
  before: string;
  after: string;
}

function listChanges(
  { before, after }: ReturnedRow,
  forAll: PlanConstants,
  mapping: LinkPlan | null,
  t: Text,
): Change[] {
  return parts.flatMap((part) => {
    if (!(part in after)) return [];
    if (part === 'values') return describeChangedValues(before.values ?? [], after.values ?? [], mapping, t);
    const tell = (content: Partial<RowContent>) => tellPart(content, part, forAll, t);
    return [{ name: t(`plans.returned.part.${part}`), before: tell(before), after: tell(after) }];
  });
}

const parts = [
  'decision',
  'note',
  'erpKey',
  'record',
  'crmActorType',
  'connection',
  'erpActorType',
  'values',
] as const satisfies readonly (keyof RowContent)[];

function tellPart(
  content: Partial<RowContent>,
  part: Exclude<(typeof parts)[number], 'values'>,
  forAll: PlanConstants,
  t: Text,
): string {
  switch (part) {
    case 'decision':
      return t(`plans.decision.${content.decision ?? 'none'}`);
    case 'record':
      return nameGiven(content.record ?? null, t);
    case 'crmActorType':
      return t(`common.crmActorType.${content.crmActorType ?? forAll.crmActorType}`);
    case 'erpActorType': {
      const type = content.erpActorType ?? forAll.erpActorType;
      return type === null ? '' : t(`common.erpActorType.${type}`);
    }
    case 'connection':
      return content.connection ?? forAll.connectionName;
    case 'erpKey':
    case 'note':
      return content[part] ?? '';
  }
}
