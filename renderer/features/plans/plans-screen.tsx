import { useCallback, useState, type ReactElement } from 'react';
import { link } from '../../../shared/text/en/link';
import { planReasons } from '../../../shared/text/en/plan-reasons';
import { plans } from '../../../shared/text/en/plans';
import { sheet } from '../../../shared/text/en/sheet';
import { addText } from '../../../shared/text/text';
import { useCurrentSite } from '../../app-state/current-site';
import { useNavigation, useScreenParams } from '../../app-state/navigation';
import { useWouldBeLost } from '../../app-state/would-be-lost';
import { useFollowPlans } from '../../api/plans';
import { PlanList } from './plan-list';
import { PlanPage } from './plan-page';
import { createRowDrafts } from './row-drafts';
import { useRowDraftKeeping } from './use-row-draft-keeping';

addText({ link, planReasons, plans, sheet });

/** Plans: the list of those of the site, or one of them. */
export function PlansScreen(): ReactElement {
  const site = useCurrentSite();
  const { open } = useNavigation();
  const { planId } = useScreenParams('plans');
  const [drafts] = useState(createRowDrafts);
  useFollowPlans();
  useRowDraftKeeping(drafts);
  useWouldBeLost('row-drafts', drafts.hasUnkept);
  const show = useCallback((id: string | null) => open('plans', { planId: id }), [open]);
  if (planId !== null)
    return <PlanPage key={planId} planId={planId} drafts={drafts} onClose={() => show(null)} onOpen={show} />;
  return <PlanList site={site} onOpen={show} />;
}
