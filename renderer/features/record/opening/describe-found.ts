import type { FoundRecords, RecordHit } from '../../../../shared/record/found-records';
import type { TextCandidate } from '../../../../shared/record/pasted-text';
import type { SiteView } from '../../../../shared/site';
import type { Text } from '../../../../shared/text/text';
import { compareKeys, listShort } from '../../../components/list-short';

/** What in the text led to a hit: "Found by organisation number 914785236". */
export function describeHow({ by, heldKeys = [] }: RecordHit, { candidates }: FoundRecords, t: Text): string {
  const named = [
    ...heldKeys
      .toSorted((one, other) => compareKeys(one.erpKey, other.erpKey))
      .map(({ connectionName, erpActorType, erpKey }) =>
        t('record.candidate.erpKey', {
          text: erpKey,
          type: erpActorType === null ? '' : t(`common.erpActorType.${erpActorType}`),
          connection: connectionName,
        }),
      ),
    ...by.flatMap((index) => candidates[index] ?? []).map((one) => nameCandidate(one, t)),
  ];
  return t('record.open.by', { what: listShort([...new Set(named)], t, 3) });
}

function nameCandidate(candidate: TextCandidate, t: Text): string {
  if (candidate.kind === 'record') {
    return candidate.host === null
      ? t('record.candidate.recordId', { text: candidate.crmRecordId })
      : t('record.candidate.record');
  }
  return t(`record.candidate.${candidate.kind}`, { text: candidate.asWritten });
}

/** What has to be known of a search beside its hits: an address of another site, searches that failed. Empty for nothing. */
export function describeFound(
  { candidates, failed, hits, keysNotRead = false }: FoundRecords,
  site: SiteView,
  t: Text,
): string {
  const host = hostOf(site.address);
  const other = candidates.find(
    (one) => one.kind === 'record' && one.host !== null && host !== null && !isHostOf(one.host, host),
  );
  return [
    other?.kind === 'record' && other.host !== null ? t('record.open.otherHost', { host: other.host }) : '',
    failed.length > 0 && hits.length > 0 ? t('record.open.someFailed', { count: failed.length }) : '',
    keysNotRead ? t('record.open.keysNotRead') : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function hostOf(address: string): string | null {
  return URL.canParse(address) ? new URL(address).hostname.toLowerCase() : null;
}

/** SuperOffice Online shows its pages and its WebAPI under hosts of one domain. */
function isHostOf(one: string, other: string): boolean {
  return domainOf(one) === domainOf(other);
}

function domainOf(host: string): string {
  return host.toLowerCase().replace(/:\d+$/, '').split('.').slice(-2).join('.');
}
