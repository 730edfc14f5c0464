import type { CheckCost } from '../../shared/link-plan/run';
import type { SiteConnection } from '../sites/site-connection';
import { readLinksOfConnection } from '../superoffice/link-keys';
import { archivePageSize } from '../superoffice/archive';
import { lookUpRecords } from '../superoffice/record-look-up';
import { isRefusal } from '../records/refusal';
import type { AskedFor } from './count-asked';
import type { KeptPlan } from './kept-plan';
import { countMostRequests } from './most-requests';

/** Requests at the same time, as the check asks. */
const atOnce = 4;

/**
 * What a check will cost at the most, told before it is begun: tries each archive with one small request, and counts what is
 * granted in pages and what is not in rows. `most`: no more requests than these at the same time. Throws what failed on the way to the site.
 */
export async function estimateCheck(
  site: SiteConnection,
  plan: KeptPlan,
  asked: AskedFor,
  most: number | null = null,
): Promise<CheckCost> {
  const { crmActorType, erpConnectionId, erpActorType } = plan.constants;
  const startedMs = performance.now();
  const connection = erpConnectionId ?? 1;
  let hasFewLinks = false;
  const tries = [
    ['records', () => lookUpRecords(site.archive, { crmActorType, by: 'id', values: ['1'] })],
    [
      'keys',
      () =>
        site.searchErpEntities({
          erpConnectionId: connection,
          erpActorType: erpActorType ?? 'Customer',
          text: '',
          erpKeys: ['1'],
          fieldKeys: [],
          page: 0,
          pageSize: 1,
        }),
    ],
    [
      'links',
      async () => {
        const links = await readLinksOfConnection(site.archive, connection, 0);
        hasFewLinks = links.length < archivePageSize;
      },
    ],
  ] as const;
  const single: CheckCost['single'][number][] = [];
  for (const [what, ask] of tries) if (!(await isGranted(ask))) single.push(what);
  const tookMs = (performance.now() - startedMs) / tries.length;
  const { kind, rowCount } = plan;
  const requests = tries.length + countMostRequests(asked, { kind, rowCount, single, hasFewLinks });
  const together = Math.min(atOnce, most ?? Infinity);
  const perSecond = Math.min(site.requestsPerSecond ?? Infinity, (together * 1_000) / Math.max(tookMs, 1));
  return { requests, seconds: Math.ceil(requests / perSecond), single };
}

async function isGranted(ask: () => Promise<unknown>): Promise<boolean> {
  try {
    await ask();
    return true;
  } catch (error) {
    if (isRefusal(error)) return false;
    throw error;
  }
}
