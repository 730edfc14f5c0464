import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useEffect, useEffectEvent, useRef, useState, type ReactElement } from 'react';
import { isScanRunning, type Scan } from '../../../shared/scan/scan';
import type { SiteView } from '../../../shared/site';
import { useDeleteScan, useScanStep } from '../../api/scans';
import { ChoiceBox } from '../../components/combo-box/choice-box';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { ErrorPanel } from '../../components/error-panel';
import { useTimeFormat } from '../../format-time';
import { useText } from '../../text';
import { describeScope, nameScan } from './describe-scan';

interface Props {
  site: SiteView;
  scan: Scan;
  scans: readonly Scan[];
  onChoose(scanId: string): void;
  onStart(): void;
  /** It was begun just now: the keyboard goes to what stops it. */
  isNew: boolean;
}

/** Which scan is shown, and what can be done with it. */
export function ScanBar({ site, scan, scans, onChoose, onStart, isNew }: Props): ReactElement {
  const t = useText();
  const time = useTimeFormat();
  const step = useScanStep(site.id);
  const remove = useDeleteScan(site.id);
  const [isDeleting, setDeleting] = useState(false);
  const [isCancelling, setCancelling] = useState(false);
  const { scanId, state } = scan;
  const isRunning = isScanRunning(state);
  const stepButton = useRef<HTMLButtonElement>(null);
  const takeFocus = useEffectEvent(() => {
    if (isNew) stepButton.current?.focus();
  });
  useEffect(() => takeFocus(), []);
  const choices = scans.map((one) => ({
    key: one.scanId,
    label: nameScan(one, t, time.short),
    note: `${describeScope(one.scope, t)} · ${t(`mismatches.state.${one.state}`)}`,
  }));
  const go = (next: 'pause' | 'continue' | 'cancel') => step.mutate({ scanId, step: next });
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'flex-end' }}>
        <Box sx={{ flex: '1 1 320px', maxWidth: 520 }}>
          <ChoiceBox
            label={t('mismatches.scan.choose')}
            choices={choices}
            chosen={choices.find(({ key }) => key === scanId) ?? null}
            onChoose={onChoose}
            noMatchText={t('mismatches.scan.none')}
          />
        </Box>
        {/* One button, so that it keeps the focus when it becomes the other. */}
        {(isRunning || state === 'paused') && (
          <Button
            ref={stepButton}
            variant={isRunning ? 'outlined' : 'contained'}
            onClick={() => go(isRunning ? 'pause' : 'continue')}
          >
            {t(isRunning ? 'mismatches.scan.pause' : 'mismatches.scan.continue')}
          </Button>
        )}
        {(isRunning || state === 'paused') && (
          <Button color="inherit" onClick={() => (losesByCancel(scan) ? setCancelling(true) : go('cancel'))}>
            {t('mismatches.scan.cancel')}
          </Button>
        )}
        {!isRunning && (
          <Button color="inherit" onClick={() => setDeleting(true)}>
            {t('mismatches.scan.delete')}
          </Button>
        )}
        <Button data-first onClick={onStart}>
          {t('mismatches.start.open')}
        </Button>
      </Box>
      {(step.error ?? remove.error) && <ErrorPanel error={step.error ?? remove.error} />}
      {/* It may have come to its end meanwhile. */}
      {isCancelling && (isRunning || state === 'paused') && (
        <ConfirmDialog
          open
          title={t('mismatches.scan.cancelTitle')}
          confirmLabel={t('mismatches.scan.cancel')}
          cancelLabel={t('mismatches.scan.cancelNot')}
          color="warning"
          onCancel={() => setCancelling(false)}
          onConfirm={() => {
            setCancelling(false);
            go('cancel');
          }}
        >
          {t('mismatches.scan.cancelStays', { count: scan.read })}{' '}
          {scan.isFound
            ? t('mismatches.scan.cancelLeft', { count: scan.found - scan.read })
            : t('mismatches.scan.cancelNotFound')}{' '}
          {t('mismatches.scan.cancelInstead')}
        </ConfirmDialog>
      )}
      {isDeleting && (
        <ConfirmDialog
          open
          title={t('mismatches.scan.deleteTitle')}
          confirmLabel={t('mismatches.scan.delete')}
          color="error"
          onCancel={() => setDeleting(false)}
          onConfirm={() => {
            setDeleting(false);
            remove.mutate(scanId);
          }}
        >
          {t('mismatches.scan.deleteText', { count: scan.found })}
        </ConfirmDialog>
      )}
    </Box>
  );
}

/** What it has read stays; how far it has come does not, and what it has found would have to be found again. */
function losesByCancel({ read, found, isFound }: Scan): boolean {
  return read > 0 && (!isFound || read < found);
}
