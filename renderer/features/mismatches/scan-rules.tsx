import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import type { ReactElement } from 'react';
import type { CompareRule } from '../../../shared/compare/comparison';
import { everyScanRow } from '../../../shared/scan/scan-query';
import { isScanRunning, type Scan } from '../../../shared/scan/scan';
import type { SiteView } from '../../../shared/site';
import type { Text } from '../../../shared/text/text';
import { usePreferences } from '../../api/preferences';
import { useReadAgain, useRecount } from '../../api/scans';
import { useAnnounce } from '../../components/announcer';
import { ErrorPanel } from '../../components/error-panel';
import { useText } from '../../text';

export function nameRules(rules: readonly CompareRule[], t: Text): string {
  return rules.map((rule) => t(`compare.rule.${rule}`)).join(', ');
}

/** Says that a scan was compared by other cosmetic rules than those of now, and compares it again. */
export function ScanRules({ site, scan }: { site: SiteView; scan: Scan }): ReactElement | null {
  const t = useText();
  const announce = useAnnounce();
  const off = usePreferences().data?.compareRulesOff;
  const recount = useRecount(site.id);
  const readAgain = useReadAgain(site.id);
  const { rulesOff, scanId } = scan;
  if (off === undefined) return null;
  const nowOff = rulesOff === null ? [] : off.filter((rule) => !rulesOff.includes(rule));
  const nowOn = rulesOff === null ? [] : rulesOff.filter((rule) => !off.includes(rule));
  if (rulesOff !== null && nowOff.length + nowOn.length === 0) return null;
  const isRunning = isScanRunning(scan.state);
  const isOver = scan.state === 'cancelled';
  const compareAgain = () =>
    recount.mutate(scanId, { onSuccess: () => announce(t('mismatches.scan.recounted')) });
  const { sort: _sort, ...everything } = everyScanRow;
  const step =
    rulesOff !== null ? (
      <Button size="small" aria-disabled={recount.isPending} onClick={compareAgain}>
        {t('mismatches.scan.recount')}
      </Button>
    ) : isOver ? null : (
      <Button size="small" onClick={() => readAgain.mutate({ scanId, filter: everything })}>
        {t('mismatches.scan.readAllAgain')}
      </Button>
    );
  const said =
    rulesOff === null
      ? [t('mismatches.scan.rulesNotNoted')]
      : [
          t('mismatches.scan.rulesChanged'),
          nowOff.length === 0 ? '' : t('mismatches.scan.rulesNowOff', { rules: nameRules(nowOff, t) }),
          nowOn.length === 0 ? '' : t('mismatches.scan.rulesNowOn', { rules: nameRules(nowOn, t) }),
          t(isRunning ? 'mismatches.scan.recountWhenStill' : 'mismatches.scan.recountWhat'),
        ];
  const error = recount.error ?? readAgain.error;
  return (
    <>
      <Alert severity="info" action={isRunning ? null : step}>
        {said.filter((sentence) => sentence !== '').join(' ')}
      </Alert>
      {error && <ErrorPanel error={error} />}
    </>
  );
}
