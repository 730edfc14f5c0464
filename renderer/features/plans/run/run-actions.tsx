import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useEffect, useLayoutEffect, useRef, useState, type ReactElement, type ReactNode } from 'react';
import { everyRow } from '../../../../shared/link-plan/row-query';
import type { RowState } from '../../../../shared/link-plan/row-state';
import { writesValues, type Plan } from '../../../../shared/link-plan/plan';
import type { Run } from '../../../../shared/link-plan/run';
import type { SiteView } from '../../../../shared/site';
import { usePlanCall, usePlanValueFields, useRunChange } from '../../../api/plans';
import { ConfirmDialog } from '../../../components/confirm-dialog';
import { ErrorPanel } from '../../../components/error-panel';
import { isFocusLost } from '../../../components/focusable';
import { ProductionStep } from '../../../components/write-steps/production-step';
import { nameSiteAndEnvironment, WriteButton } from '../../../components/write-steps/write-button';
import { useText } from '../../../text';
import { Saved, useSavedFile } from '../saved';
import { describeVerified, hasDoubts, isAtWork, isNextToGoOn } from './run-stand';

interface Props {
  run: Run;
  plan: Plan;
  site: SiteView;
  /** What comes next is with this one. */
  isLead: boolean;
  /** What goes to the customer is with this one. */
  handsOver: boolean;
  /** Another run of the plan is at work: nothing of this one goes out meanwhile. */
  isHeld: boolean;
  /** What can be done about rows that came to nothing, where no other run could be meant. */
  again: ReactNode;
  onOpenRow(row: { rowId: string; offset: number }): void;
  onOpenPlan(planId: string): void;
  /** Before anything is sent; true = something is in the way, and shown. */
  onSend(): boolean;
}

/** The worst first: what failed comes before what nobody knows. */
const failures = [
  'Failed',
  'Nothing',
  'Unknown',
  'Different',
  'Blocked',
] as const satisfies readonly RowState[];
const inSheetOrder = { sort: { by: 'sheet', descending: false }, offset: 0, limit: 1 } as const;

/** What can be done with a run: while it is at work, while it waits, and once it has ended. */
export function RunActions({
  run,
  plan,
  site,
  isLead,
  isHeld,
  handsOver,
  again,
  onOpenRow,
  onOpenPlan,
  onSend,
}: Props): ReactElement {
  const t = useText();
  const { runId, planId, status } = run;
  const pause = useRunChange(planId, 'plans.pauseRun');
  const proceed = useRunChange(planId, 'plans.continueRun');
  const cancel = useRunChange(planId, 'plans.cancelRun');
  const revoke = useRunChange(planId, 'plans.revokePermit');
  const restore = useRunChange(planId, 'plans.restorePlan');
  const report = usePlanCall('plans.saveReport');
  const planFile = usePlanCall('plans.exportFile');
  const saved = useSavedFile(plan);
  const findRow = usePlanCall('plans.findRow');
  const [step, setStep] = useState<'cancel' | 'continue' | 'despite' | null>(null);
  const isSending = isAtWork(run);
  const isWaiting = status === 'paused' || status === 'interrupted';
  const pauseButton = useFocusOnWork(isSending);
  const isResting = useRest(isSending);
  const { data: fields = [] } = usePlanValueFields(planId, null, handsOver && writesValues(plan));
  // A column of values may be empty from top to bottom.
  const hasValues = fields.some(({ direction }) => direction !== 'leave');
  const left = run.counts.Ready + run.counts.Sending;
  const toSend = left - run.leftOut;
  const needsPermit =
    site.environment === 'production' && (run.permit === null || run.permit.endedAt !== null);
  const siteWords = nameSiteAndEnvironment(site, t);
  const goOnLabel =
    toSend === 0
      ? t('plans.run.continue')
      : t(plan.kind === 'restore' ? 'plans.run.restoreWith' : 'plans.run.continueWith', {
          count: toSend,
          site: siteWords,
        });
  const go = (confirmedSiteName?: string) =>
    proceed.mutate({ runId, ...(confirmedSiteName === undefined ? {} : { confirmedSiteName }) });
  const goOn = () => {
    if (isResting || onSend()) return;
    if (needsPermit) setStep('continue');
    else if (hasDoubts(run)) setStep('despite');
    else go();
  };
  // A later run may have put them right; and what else is blocked in the plan is none of its own.
  const worst = failures.find((state) => run.counts[state] > 0 && plan.counts[state] > 0);
  const openFirst = (state: RowState) =>
    findRow.mutate(
      { planId, query: { ...everyRow, ...inSheetOrder }, states: [state] },
      { onSuccess: (found) => found && onOpenRow(found) },
    );
  const errors = [pause, proceed, cancel, revoke, restore, report, planFile, findRow].flatMap(({ error }) =>
    error ? [error] : [],
  );
  return (
    <Box sx={{ display: 'grid', gap: 1, mt: 1 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        {isSending && (
          <Button
            ref={pauseButton}
            data-next
            size="small"
            loading={pause.isPending}
            onClick={() => pause.mutate({ runId })}
          >
            {t('plans.run.pause')}
          </Button>
        )}
        {isWaiting && !isHeld && (
          <Box {...(isNextToGoOn(run) && { 'data-next': true })}>
            <WriteButton
              site={site}
              label={goOnLabel}
              isSending={proceed.isPending || isResting}
              onPress={goOn}
            />
          </Box>
        )}
        {(isSending || isWaiting) && (
          <Button size="small" onClick={() => setStep('cancel')}>
            {t('plans.run.cancel')}
          </Button>
        )}
        {run.permit && run.permit.endedAt === null && status !== 'ended' && (
          <Button size="small" color="error" onClick={() => revoke.mutate({ runId })}>
            {t('plans.run.revoke')}
          </Button>
        )}
        {worst && !isSending && !isHeld && (
          <Button size="small" onClick={() => openFirst(worst)}>
            {t(`plans.run.openFirst.${worst}`)}
          </Button>
        )}
        {again}
        {handsOver && (
          <>
            <Button
              {...(isLead && { 'data-next': true })}
              size="small"
              loading={report.isPending}
              onClick={() => report.mutate({ runId })}
            >
              {t('plans.run.report')}
            </Button>
            <Button
              size="small"
              loading={planFile.isPending}
              onClick={() =>
                planFile.mutate(
                  { planId, format: 'xlsx', filter: everyRow },
                  { onSuccess: (file) => 'fileName' in file && 'count' in file && saved.note(file) },
                )
              }
            >
              {t('plans.run.planFile')}
            </Button>
            {hasValues && (
              <Button
                size="small"
                loading={restore.isPending}
                onClick={() =>
                  restore.mutate(
                    { runId },
                    { onSuccess: (made) => 'planId' in made && onOpenPlan(made.planId) },
                  )
                }
              >
                {t('plans.run.restore')}
              </Button>
            )}
          </>
        )}
      </Box>
      {isHeld && isWaiting && <Typography variant="body2">{t('plans.run.heldByRun')}</Typography>}
      <Saved text={report.data?.fileName ? t('plans.reportSaved', { file: report.data.fileName }) : ''} />
      <Saved text={saved.said} />
      {errors.map((error, at) => (
        <ErrorPanel key={at} error={error} />
      ))}
      {/* Not even closed ones while the run is at work: they would be gone through each time that it tells of itself. */}
      {step === 'cancel' && (
        <ConfirmDialog
          open
          title={t('plans.run.cancelTitle')}
          confirmLabel={t('plans.run.cancel')}
          color="warning"
          onCancel={() => setStep(null)}
          onConfirm={() => cancel.mutate({ runId }, { onSettled: () => setStep(null) })}
        >
          <Typography>{t('plans.run.cancelWhat', { count: left })}</Typography>
        </ConfirmDialog>
      )}
      {step === 'despite' && (
        <ConfirmDialog
          open
          title={t('plans.run.despiteTitle')}
          confirmLabel={goOnLabel}
          color={site.environment === 'production' ? 'error' : 'warning'}
          onCancel={() => setStep(null)}
          onConfirm={() => {
            setStep(null);
            go();
          }}
        >
          <Typography>{describeVerified(run, t)}</Typography>
        </ConfirmDialog>
      )}
      {step === 'continue' && (
        <ProductionStep
          site={site}
          title={goOnLabel}
          confirmLabel={t(plan.kind === 'restore' ? 'plans.run.confirmRestore' : 'plans.run.confirm', {
            count: toSend,
          })}
          effect={goOnLabel}
          identity={null}
          onCancel={() => setStep(null)}
          onConfirm={() => {
            setStep(null);
            go(site.name);
          }}
        >
          <Typography sx={{ mt: 1 }}>{t('plans.run.permitOutlasts')}</Typography>
        </ProductionStep>
      )}
    </Box>
  );
}

/** The button that told it to go on is gone; what stops it again is in its place. */
function useFocusOnWork(isSending: boolean) {
  const button = useRef<HTMLButtonElement>(null);
  const before = useRef(isSending);
  useEffect(() => {
    if (isSending && !before.current && isFocusLost()) button.current?.focus();
    before.current = isSending;
  }, [isSending]);
  return button;
}

/** About as long as a person needs to see that another button has come, and to stop. */
const restMs = 500;

/** True for a moment after the sending has ended: a press that was meant for *Pause* must not send the rest. */
function useRest(isSending: boolean): boolean {
  const [isResting, setResting] = useState(false);
  const before = useRef(isSending);
  useLayoutEffect(() => {
    const hasEnded = before.current && !isSending;
    before.current = isSending;
    if (!hasEnded) return;
    setResting(true);
    const timer = setTimeout(() => setResting(false), restMs);
    return () => {
      clearTimeout(timer);
      setResting(false);
    };
  }, [isSending]);
  return isResting;
}
