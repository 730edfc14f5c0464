import type { FoundRecords, RecordHit } from '../../../../shared/record/found-records';
import type { TextCandidate } from '../../../../shared/record/pasted-text';
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
    return candidate.address === null
      ? t('record.candidate.recordId', { text: candidate.crmRecordId })
      : t('record.candidate.record');
  }
  return t(`record.candidate.${candidate.kind}`, { text: candidate.asWritten });
}

/** What has to be known of a search beside its hits: searches that failed. Empty for nothing. */
export function describeFound({ failed, hits, keysNotRead = false }: FoundRecords, t: Text): string {
  return [
    failed.length > 0 && hits.length > 0 ? t('record.open.someFailed', { count: failed.length }) : '',
    keysNotRead ? t('record.open.keysNotRead') : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}
