import { AppError } from '../../shared/errors';
import type { PlanElsewhere } from '../../shared/link-plan/plan';
import { isSameInstallation } from '../../shared/same-installation';
import { isSamePlace, requireSamePlace } from '../sites/same-place';
import type { SiteConnection } from '../sites/site-connection';
import type { Sites } from '../sites/sites';
import type { KeptPlan } from './kept-plan';
import type { PlanStore } from './plan-store';

/** Keeps a plan to the installation that it knows: what was found out at one says nothing of another. */
export interface PlanPlaces {
  /** Before a check: what was judged elsewhere counts no more. Throws `plan-of-elsewhere`. */
  arrive: (site: SiteConnection, planId: string) => Promise<void>;
  /** Before rows are sent. Throws `plan-of-elsewhere`, and `plan-checked-elsewhere` where they were judged elsewhere. */
  requireHere: (site: SiteConnection, planId: string) => Promise<void>;
  /** Unchecks a plan whose site is known to be another installation by now. True = it did. */
  settle: (plan: KeptPlan) => Promise<boolean>;
  describe: (plan: KeptPlan) => PlanElsewhere | null;
}

export function createPlanPlaces(plans: PlanStore, sites: Pick<Sites, 'knownAddress'>): PlanPlaces {
  return {
    arrive: async (site, planId) => {
      const plan = await plans.get(planId);
      requireOwn(site, plan);
      if (isJudgedElsewhere(plan, (address) => isSamePlace(site, address)))
        await plans.leavePlace(planId, plan.checkedIn ?? null);
      await plans.noteCheckedIn(planId, site.client.address.url);
    },
    requireHere: async (site, planId) => {
      const plan = await plans.get(planId);
      requireOwn(site, plan);
      if (!isJudgedElsewhere(plan, (address) => isSamePlace(site, address))) return;
      await plans.leavePlace(planId, plan.checkedIn ?? null);
      const params = { site: site.name, address: site.client.address.url };
      throw new AppError('plan-checked-elsewhere', { params });
    },
    settle: async (plan) => {
      const now = sites.knownAddress(plan.siteId);
      if (now === null) return false;
      if (!isJudgedElsewhere(plan, (address) => isSameInstallation(address, now))) return false;
      await plans.leavePlace(plan.planId, plan.checkedIn ?? null);
      return true;
    },
    describe: ({ siteId, runAddress, leftPlace }) => {
      const now = sites.knownAddress(siteId);
      if (runAddress !== undefined && now !== null && !isSameInstallation(runAddress, now))
        return { kind: 'belongs', address: runAddress, now };
      return leftPlace === undefined ? null : { kind: 'checked', address: leftPlace, now: now ?? '' };
    },
  };
}

/** Before it was noted where a plan was checked, only its rows tell that it was. */
function hasJudged({ checkedIn, leftPlace, wasChecked, toBeSent }: KeptPlan): boolean {
  return checkedIn !== undefined || (leftPlace === undefined && (wasChecked || toBeSent > 0));
}

function requireOwn(site: SiteConnection, { runAddress }: KeptPlan): void {
  if (runAddress !== undefined) requireSamePlace(site, { siteAddress: runAddress }, 'plan-of-elsewhere');
}

function isJudgedElsewhere(plan: KeptPlan, isHere: (address: string) => boolean): boolean {
  return plan.kind === 'link' && hasJudged(plan) && !isHere(plan.checkedIn ?? '');
}
