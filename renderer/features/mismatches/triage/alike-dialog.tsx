import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useId, useState, type ReactElement } from 'react';
import { everyScanRow } from '../../../../shared/scan/scan-query';
import type { ScanField, ScanRow } from '../../../../shared/scan/scan-row';
import type { Scan } from '../../../../shared/scan/scan';
import type { SiteView } from '../../../../shared/site';
import { callBridge } from '../../../api/client';
import { ErrorPanel } from '../../../components/error-panel';
import { ProductionStep } from '../../../components/write-steps/production-step';
import { nameSiteAndEnvironment, WriteButton } from '../../../components/write-steps/write-button';
import { useText } from '../../../text';
import { describeRowRecord, nameRowActor, nameRowRecord } from '../describe-row';
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

/** As many as a person can look through. */
const maxAlike = 200;

/** The other rows with just these two values, all of them listed, before the same choice is written to each. */
export function AlikeDialog({ site, scan, row, field, choice, onClose }: Props): ReactElement {
  const t = useText();
  const titleId = useId();
  const { scanId } = scan;
  const { crmFieldKey, displayName, crm, erp } = field;
  const values = { crm: crm?.value ?? null, erp: erp?.value ?? null };
  const alike = useQuery({
    queryKey: ['app', 'alike', scanId, crmFieldKey, values],
    queryFn: () =>
      callBridge('scans.rows', {
        scanId,
        query: { ...everyScanRow, field: { crmFieldKey, outcomes: [], values } },
        offset: 0,
        limit: maxAlike,
      }),
    staleTime: 0,
    gcTime: 0,
  });
  const rows = alike.data?.rows.filter((one) => one.row !== row) ?? [];
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
              ? t('mismatches.triage.alike.none', { field: displayName })
              : t('mismatches.triage.alike.what', { count, field: displayName })}
          </Typography>
        )}
        <AlikeList rows={rows} />
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
          <AlikeList rows={rows} />
        </ProductionStep>
      )}
    </Dialog>
  );
}

function AlikeList({ rows }: { rows: readonly ScanRow[] }): ReactElement {
  const t = useText();
  return (
    <Box
      component="ul"
      tabIndex={0}
      sx={{ my: 1, pl: 2.5, maxHeight: 240, overflow: 'auto', fontSize: '0.875rem' }}
    >
      {rows.map((row) => (
        <li key={row.row}>
          {nameRowRecord(row, t)} ({describeRowRecord(row, t)}) – {nameRowActor(row, t)}
        </li>
      ))}
    </Box>
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
