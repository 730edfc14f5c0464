import type { FreshScanRow } from '../../../../shared/ipc/scan-methods';
import { laterFailureOf, type ScanRow } from '../../../../shared/scan/scan-row';
import type { Text } from '../../../../shared/text/text';
import { tellMissingHelp } from '../../../components/tell-missing-help';
import { nameFinding, nameRowActor, nameRowRecord } from '../describe-row';
import type { JudgedTriage } from './judge-triage';
import type { ToldChoice } from './tell-choice';

/** Whom a row is about and what was found of it, for whoever comes to it by a key. */
export function tellRow(row: ScanRow, t: Text): string {
  return t('mismatches.list.open', {
    record: nameRowRecord(row, t),
    actor: nameRowActor(row, t),
    findings: row.findings.map((one) => nameFinding(row, one, t)).join(', '),
  });
}

/** What is shown beside calls that failed: what an earlier reading found, or what is known without them. */
export function tellMissing({ now, missing }: FreshScanRow, clock: (iso: string) => string, t: Text): string {
  return now.at !== null && laterFailureOf(now) !== null
    ? t('mismatches.triage.notReadAgain', { time: clock(now.at) })
    : tellMissingHelp(missing, t);
}

/** What the choices do; what they clear is named, as nobody sees it among counted fields. */
export function tellFoot(judged: JudgedTriage | null, clearing: readonly ToldChoice[], t: Text): string {
  if (judged === null) return t('mismatches.triage.nothing');
  if (judged.isBlocked) return judged.effect;
  return [judged.effect, ...clearing.map(({ line }) => line)].join(' ');
}
