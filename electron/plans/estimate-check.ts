import type { CheckCost } from '../../shared/link-plan/run';
import type { RecordKeyKind } from '../../shared/link-plan/record-as-given';
import type { SiteConnection } from '../sites/site-connection';
import { archivePageSize } from '../superoffice/archive';
import { readLinksOfConnection } from '../superoffice/link-keys';
import { lookUpRecords, type LookUpColumn } from '../superoffice/record-look-up';
import { isRefusal } from './look-ups/asked';
import { pieceSizes } from './look-ups/find-records';
import type { KeptPlan } from './kept-plan';

/** Requests at the same time, as the check asks. */
const atOnce = 4;

/**
 * What a check will cost, told before it is begun: tries each archive with one small request, and counts what is granted in
 * pages and what is not in rows. `records`: how many the rows name, by what names them. Throws what failed on the way to the
 * site.
 */
export async function estimateCheck(
  site: SiteConnection,
  plan: KeptPlan,
  records: Partial<Record<RecordKeyKind, number>>,
): Promise<CheckCost> {
  const { crmActorType, erpConnectionId, erpActorType } = plan.constants;
  const rows = plan.rowCount;
  const startedMs = performance.now();
  const connection = erpConnectionId ?? 1;
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
    ['links', () => readLinksOfConnection(site.archive, connection, 0)],
  ] as const;
  const single: CheckCost['single'][number][] = [];
  for (const [what, ask] of tries) if (!(await isGranted(ask))) single.push(what);
  const tookMs = (performance.now() - startedMs) / tries.length;
  const requestsOf = (what: 'keys' | 'links') =>
    single.includes(what) ? rows : Math.ceil(rows / archivePageSize);
  const forRecords = Object.entries(records).reduce((sum, [kind, count]) => {
    const by = lookUpColumns[kind as RecordKeyKind];
    // Without archives only an id can be looked up; of what else names a record, one is tried.
    if (single.includes('records')) return sum + (by === 'id' ? count : 1);
    return sum + Math.ceil(count / pieceSizes[by]);
  }, 0);
  // What both sides hold now is read row by row, to see what was changed since.
  const forValues = plan.kind === 'restore' ? 2 * rows : 0;
  const requests = 3 + forRecords + requestsOf('keys') + requestsOf('links') + forValues;
  const perSecond = Math.min(site.requestsPerSecond ?? Infinity, (atOnce * 1_000) / Math.max(tookMs, 1));
  return { requests, seconds: Math.ceil(requests / perSecond), single };
}

const lookUpColumns: Record<RecordKeyKind, LookUpColumn> = {
  id: 'id',
  address: 'id',
  number: 'number',
  'org-number': 'org-number',
  email: 'email',
  'name-postcode': 'name',
};

async function isGranted(ask: () => Promise<unknown>): Promise<boolean> {
  try {
    await ask();
    return true;
  } catch (error) {
    if (isRefusal(error)) return false;
    throw error;
  }
}
