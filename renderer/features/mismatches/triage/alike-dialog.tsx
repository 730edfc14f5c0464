import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useId, useState, type ReactElement } from 'react';
import type { ScanField } from '../../../../shared/scan/scan-row';
import type { Scan } from '../../../../shared/scan/scan';
import type { SiteView } from '../../../../shared/site';
import { EmptyState } from '../../../components/empty-state';
import { ErrorPanel } from '../../../components/error-panel';
import { ProductionStep } from '../../../components/write-steps/production-step';
import { nameSiteAndEnvironment, WriteButton } from '../../../components/write-steps/write-button';
import { useText } from '../../../text';
import { AlikeList } from './alike-list';
import { useAlikeRows } from './alike-rows';
import type { Choice } from './triage-choice';
import { useAlikeRun } from './use-alike-run';

interface Props {
  site: SiteView;
  scan: Scan;
  /** The row that the choice was made for. */
  row: number;
  field: ScanField;
  choice: Choice;
  onClose(): void;
}

/** The other rows with just these two values, all of them listed, before the same choice is written to each. */
export function AlikeDialog({ site, scan, row, field, choice, onClose }: Props): ReactElement {
  const t = useText();
  const titleId = useId();
  const alike = useAlikeRows(scan.scanId, row, field);
  const rows = alike.data ?? [];
  const run = useAlikeRun(site, scan, field, choice);
  const count = rows.length;
  const [isConfirming, setConfirming] = useState(false);
  const label = t('mismatches.triage.alike.go', { count, site: nameSiteAndEnvironment(site, t) });
  const start = () => {
    setConfirming(false);
    void run.start(rows.map((one) => one.row));
  };
  const canWrite = choice.kind !== 'leave' && count > 0 && run.state === null;
  return (
    <Dialog
      open
      onClose={run.isRunning ? () => run.stop() : onClose}
      aria-labelledby={titleId}
      maxWidth="md"
      fullWidth
    >
      <DialogTitle id={titleId} variant="h2">
        {t('mismatches.triage.alike.title')}
      </DialogTitle>
      <DialogContent>
        {alike.error && <ErrorPanel error={alike.error} onRetry={() => void alike.refetch()} />}
        {alike.data && (
          <Typography>
            {count === 0
              ? t('mismatches.triage.alike.none', { field: field.displayName })
              : t('mismatches.triage.alike.what', { count, field: field.displayName })}
          </Typography>
        )}
        {alike.isPending && <EmptyState kind="loading" title={t('mismatches.triage.alike.listing')} />}
        {count > 0 && <AlikeList rows={rows} outcomes={run.outcomes} />}
        {count > 0 && (
          <Typography sx={{ mt: 1 }}>
            {choice.kind === 'leave'
              ? t('mismatches.triage.nothing')
              : t('mismatches.triage.alike.does', {
                  choice: t(`mismatches.triage.choiceSays.${choice.kind}`),
                })}
          </Typography>
        )}
        {run.state && <RunState {...run} />}
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2 }}>
        {run.isRunning ? (
          <Button onClick={run.stop}>{t('mismatches.triage.alike.stop')}</Button>
        ) : (
          <Button onClick={onClose}>{t('mismatches.triage.alike.close')}</Button>
        )}
        {canWrite && (
          <WriteButton
            site={site}
            label={label}
            isSending={false}
            onPress={() => (site.environment === 'production' ? setConfirming(true) : start())}
          />
        )}
      </DialogActions>
      {isConfirming && (
        <ProductionStep
          site={site}
          title={t('mismatches.triage.question')}
          confirmLabel={label}
          effect={t('mismatches.triage.alike.does', {
            choice: t(`mismatches.triage.choiceSays.${choice.kind}`),
          })}
          identity={null}
          onConfirm={start}
          onCancel={() => setConfirming(false)}
        >
          <AlikeList rows={rows} outcomes={run.outcomes} />
        </ProductionStep>
      )}
    </Dialog>
  );
}

function RunState({
  state,
  isRunning,
}: Pick<ReturnType<typeof useAlikeRun>, 'state' | 'isRunning'>): ReactElement | null {
  const t = useText();
  if (!state) return null;
  return (
    <Box component="output" sx={{ display: 'grid', gap: 0.5, mt: 1 }}>
      {isRunning && (
        <LinearProgress
          aria-label={t('mismatches.triage.alike.title')}
          variant="determinate"
          value={(state.done / state.total) * 100}
        />
      )}
      <span>
        {isRunning
          ? t('mismatches.triage.alike.progress', { done: state.done, total: state.total })
          : t('mismatches.triage.alike.result', { ...state })}
      </span>
      {state.error !== null && <ErrorPanel error={state.error} />}
    </Box>
  );
}
