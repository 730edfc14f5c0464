import { AppError } from '../../shared/errors';
import { groupBy } from '../../shared/group-by';
import type { Clock } from '../clock';
import type { SiteConnection } from '../sites/site-connection';
import { listedIdsAtOnce, listLinksOfRecords, type LinkRow } from '../superoffice/link-list';
import { judgeFailure } from './judge-failure';
import type { RowStore, WaitingLink } from './row-store';
import type { KeptScan } from './scan-store';

interface Tools {
  rows: Pick<RowStore, 'listUnconfirmed' | 'keepConfirmed'>;
  clock: Pick<Clock, 'wallMs'>;
  connect: () => Promise<SiteConnection>;
  isStopped: () => boolean;
}

/**
 * Asks once more for the links of what differs: values are told of a link that was broken meanwhile as of any other. Two
 * hundred to a request. Returns how many lead elsewhere by now and are to be read once more. A site that does not
 * answer has said nothing of them; what no row can carry is thrown, as while they were found.
 */
export async function confirmLinks(
  scan: KeptScan,
  { rows, clock, connect, isStopped }: Tools,
): Promise<number> {
  let moved = 0;
  let lastRow = -1;
  for (;;) {
    const links = isStopped() ? [] : await rows.listUnconfirmed(scan.seq, lastRow, listedIdsAtOnce);
    lastRow = links.at(-1)?.row ?? lastRow;
    if (links.length === 0) return moved;
    const at = new Date(clock.wallMs()).toISOString();
    const told = await listNow(await connect(), scan.erpConnectionId, links);
    if (told === null) return moved;
    const confirmed = { ...sortOut(links, told), at };
    await rows.keepConfirmed(scan.seq, confirmed);
    moved += confirmed.moved.length;
  }
}

/** Null where the site answered with what is no list of them. */
async function listNow(
  site: SiteConnection,
  erpConnectionId: number,
  links: readonly WaitingLink[],
): Promise<LinkRow[] | null> {
  const types = [...new Set(links.map(({ crmActorType }) => crmActorType))];
  try {
    const told = await Promise.all(
      types.map((type) => {
        const ids = links.flatMap(({ crmActorType, crmRecordId }) =>
          crmActorType === type ? crmRecordId : [],
        );
        return listLinksOfRecords(site, erpConnectionId, type, ids);
      }),
    );
    return told.flat();
  } catch (error) {
    if (error instanceof AppError && judgeFailure(error).kind === 'row') return null;
    throw error;
  }
}

function sortOut(links: readonly WaitingLink[], told: readonly LinkRow[]) {
  const now = groupBy(told, placeOf);
  const linked: WaitingLink[] = [];
  const unlinked: WaitingLink[] = [];
  const moved: WaitingLink[] = [];
  for (const link of links) {
    const ofRecord = now.get(placeOf(link)) ?? [];
    const [other] = ofRecord;
    if (other === undefined) unlinked.push(link);
    else if (ofRecord.some((one) => isSameActor(one, link))) linked.push(link);
    else moved.push({ ...link, erpActorType: other.erpActorType, erpKey: other.erpKey });
  }
  return { linked, unlinked, moved };
}

function isSameActor(one: LinkRow, { erpActorType, erpKey }: WaitingLink): boolean {
  return one.erpActorType === erpActorType && one.erpKey === erpKey;
}

function placeOf({ crmActorType, crmRecordId }: Pick<LinkRow, 'crmActorType' | 'crmRecordId'>): string {
  return `${crmActorType} ${crmRecordId}`;
}
