import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import Alert from '@mui/material/Alert';
import { useId, useMemo, useState, type ReactElement } from 'react';
import type { JournalEntry } from '../../../../shared/journal/entry';
import type { ScanField } from '../../../../shared/scan/scan-row';
import type { Scan } from '../../../../shared/scan/scan';
import type { SiteView } from '../../../../shared/site';
import { nameRecord } from '../../../../shared/write/effect-sentence';
import { compilePlan, type PlanDescription } from '../../../../shared/write/plan';
import { useNavigation } from '../../../app-state/navigation';
import { EmptyState } from '../../../components/empty-state';
import { ErrorPanel } from '../../../components/error-panel';
import { describeOutcome } from '../../../components/write-steps/describe-outcome';
import { ProductionStep } from '../../../components/write-steps/production-step';
import { SecondStep, type StepProps } from '../../../components/write-steps/second-step';
import { nameSiteAndEnvironment, WriteButton } from '../../../components/write-steps/write-button';
import { useTimeFormat } from '../../../format-time';
import { useText } from '../../../text';
import { nameRowRecord, showSide } from '../describe-row';
import { AlikeList } from './alike-list';
import { useAlikeRows } from './alike-rows';
import { tellChoice, type ToldChoice } from './tell-choice';
import type { Choice } from './triage-choice';
import { useAlikeRun } from './use-alike-run';

/** Why it went no further: what became of the row at which it stopped, and the way there. */
function Stopped({
  entry,
  onOpen,
  time,
}: {
  entry: JournalEntry;
  onOpen(entry: JournalEntry): void;
  time(iso: string): string;
}): ReactElement {
  const t = useText();
  const record = nameRecord(entry.record.name, entry.record, t);
  return (
    <Alert
      severity="error"
      action={
        <Button color="inherit" size="small" onClick={() => onOpen(entry)}>
          {t('mismatches.triage.alike.openStopped', { record })}
        </Button>
      }
    >
      {t('mismatches.triage.alike.stopped', { record, outcome: describeOutcome(entry, t, time) })}{' '}
      {entry.holdUntil !== undefined && (
        <>
          {entry.readBack !== null && t('record.next.lookedAt', { time: time(entry.readBack.at) })}{' '}
          {t('mismatches.triage.alike.stoppedHeld')}{' '}
        </>
      )}
      {t('mismatches.triage.alike.stoppedNext')}
    </Alert>
  );
}

interface Props {
  site: SiteView;
  scan: Scan;
  /** The row that the choice was made for. */
  row: number;
  field: ScanField;
  choice: Choice;
  /** How many rows the list shows that it was opened from, where that is not the whole scan; null = it is. */
  listed: number | null;
  /** What the connection maps, for the words of its values. */
  plan: PlanDescription;
  onClose(): void;
}

/** The other rows with just these two values, all of them listed, before the same choice is written to each. */
export function AlikeDialog({ site, scan, row, field, choice, listed, plan, onClose }: Props): ReactElement {
  const t = useText();
  const { open } = useNavigation();
  const titleId = useId();
  const alike = useAlikeRows(scan.scanId, row, field);
  const rows = alike.data ?? [];
  const run = useAlikeRun(site, scan, field, choice);
  const count = rows.length;
  const [isConfirming, setConfirming] = useState(false);
  const told = useMemo(() => tellChoice(field, choice, compilePlan(plan), t), [field, choice, plan, t]);
  const label = t(told?.clears ? 'mismatches.triage.alike.clear' : 'mismatches.triage.alike.go', {
    count,
    site: nameSiteAndEnvironment(site, t),
  });
  const openStopped = ({ record: { crmActorType, crmRecordId } }: JournalEntry) =>
    crmRecordId !== null &&
    open('record', {
      record: { crmActorType, crmRecordId },
      siteId: site.id,
      erpConnectionId: scan.erpConnectionId,
    });
  const start = () => {
    setConfirming(false);
    void run.start(rows);
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
              : t('mismatches.triage.alike.what', {
                  count,
                  field: field.displayName,
                  crm: showSide(field.crm, t),
                  erp: showSide(field.erp, t),
                })}
          </Typography>
        )}
        {count > 0 && listed !== null && (
          <Typography>{t('mismatches.triage.alike.wholeScan', { count: listed })}</Typography>
        )}
        {alike.isPending && <EmptyState kind="loading" title={t('mismatches.triage.alike.listing')} />}
        {count > 0 && <AlikeList rows={rows} outcomes={run.outcomes} />}
        {count > 0 && (
          <Typography sx={{ mt: 1 }}>
            {told === null ? t('mismatches.triage.nothing') : <Does told={told} />}
          </Typography>
        )}
        {run.state && <RunState {...run} siteId={site.id} onOpen={openStopped} />}
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
            onPress={() =>
              site.environment === 'production' || told?.clears ? setConfirming(true) : start()
            }
          />
        )}
      </DialogActions>
      {isConfirming && (
        <Confirm
          site={site}
          title={t(told?.clears ? 'mismatches.triage.questionClears' : 'mismatches.triage.question')}
          confirmLabel={label}
          effect={told === null ? '' : t('mismatches.triage.alike.each', { line: told.line })}
          identity={null}
          onConfirm={start}
          onCancel={() => setConfirming(false)}
        >
          <AlikeList rows={rows} outcomes={run.outcomes} />
        </Confirm>
      )}
    </Dialog>
  );
}

/** Always on a production site, and on every other one where something is cleared. */
function Confirm({ site, ...step }: StepProps & { site: SiteView }): ReactElement {
  return site.environment === 'production' ? (
    <ProductionStep site={site} {...step} />
  ) : (
    <SecondStep {...step} />
  );
}

/** The two values and what becomes of them, then how it is done. */
function Does({ told }: { told: ToldChoice }): ReactElement {
  const t = useText();
  return (
    <>
      <Box
        component="span"
        sx={{ display: 'block', fontWeight: 600, ...(told.clears ? { color: 'caution.main' } : {}) }}
      >
        {t('mismatches.triage.alike.each', { line: told.line })}
      </Box>
      {t('mismatches.triage.alike.does')}
    </>
  );
}

interface RunStateProps extends Pick<ReturnType<typeof useAlikeRun>, 'state' | 'isRunning'> {
  siteId: string;
  onOpen(entry: JournalEntry): void;
}

function RunState({ state, isRunning, siteId, onOpen }: RunStateProps): ReactElement | null {
  const t = useText();
  const time = useTimeFormat();
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
          : t('mismatches.triage.alike.result', {
              done: state.done,
              total: state.total,
              verified: state.verified,
              left: state.left,
              failed: state.failed,
            })}
        {state.notRead > 0 && ` ${t('mismatches.triage.alike.notReadCount', { count: state.notRead })}`}
      </span>
      {state.stoppedBy && <Stopped entry={state.stoppedBy} onOpen={onOpen} time={time.short} />}
      {state.error !== null && (
        // Of the row at which it stopped nothing was changed; of those before it some were.
        <ErrorPanel
          error={state.error}
          tellsChange={state.verified === 0 && state.failed === 0}
          siteId={siteId}
        />
      )}
      {state.stoppedAt !== null && (
        <span>{t('mismatches.triage.alike.stoppedAt', { record: nameRowRecord(state.stoppedAt, t) })}</span>
      )}
    </Box>
  );
}
