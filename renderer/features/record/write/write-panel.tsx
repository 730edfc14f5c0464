import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { lazy, Suspense, useState, type ReactElement, type ReactNode } from 'react';
import { useCommands } from '../../../app-state/commands';
import { useNavigation } from '../../../app-state/navigation';
import { useAnnounce } from '../../../components/announcer';
import {
  isHeldAfterLook,
  mustLookFirst,
  toLookFirst,
} from '../../../components/write-steps/describe-outcome';
import { SubmitBarFrame } from '../../../components/write-steps/submit-bar-frame';
import { ProblemList, useProblemsShown, type Problem } from '../../../components/write-steps/problem-list';
import { WriteButton } from '../../../components/write-steps/write-button';
import { StateChip } from '../../../components/state-chip';
import type { Situation } from '../../../components/write-steps/submitter';
import { useText } from '../../../text';
import type { Text } from '../../../../shared/text/text';
import { useRecord } from '../record-context';
import { isHeldEntry, useLastWorked } from '../use-last-worked';
import type { Judged, Prepared } from './judge-prepared';
import { checkControl } from './next-actions';
import { connectionOf } from './use-record-writer';

const SecondStep = lazy(async () => ({
  default: (await import('../../../components/write-steps/second-step')).SecondStep,
}));
const ProductionStep = lazy(async () => ({
  default: (await import('../../../components/write-steps/production-step')).ProductionStep,
}));

interface Props {
  prepared: Prepared;
  judged: Judged;
  /** The verb with its object and the site. */
  label: string;
  question: string;
  /** Wants a second step on a test site, too. */
  isAsked?: boolean;
  /** The same of this very moment, for sending; by default as they are shown. */
  getNow?(): { prepared: Prepared; judged: Judged };
  /** What is missing, while something is. */
  hint: string;
  /** What has to be known of how it is done; empty for nothing. */
  note?: string;
  /** What the second step shows of the values. */
  children?: ReactNode;
  /** A form that nobody has filled in yet: what it lacks is told once somebody tries. */
  isQuiet?: boolean;
  /** Somebody tried, and something stands against it. */
  onRefused?(): void;
  onJump?(problem: Problem): void;
  onCancel?(): void;
}

/** What a prepared write would do, what speaks against it, and the button that sends it; always in sight. */
export function WritePanel(props: Props): ReactElement {
  const { prepared, judged, label, question, isAsked = false, hint, onCancel } = props;
  const t = useText();
  const announce = useAnnounce();
  const { open } = useNavigation();
  const { site, ref, name, writer, controlId } = useRecord();
  const { submitter, situation } = writer;
  const heldFromBefore = useLastWorked(site, ref)?.filter(isHeldEntry) ?? [];
  const [attempts, setAttempts] = useState(0);
  /** Somebody tried while something was missing: what that is stands out until it is there. */
  const [isMissed, setMissed] = useState(false);
  const [isConfirming, setConfirming] = useState(false);
  const list = useProblemsShown(attempts);
  const toldId = situation.kind === 'done' ? situation.entry.id : null;
  const inDoubt = [
    ...(situation.kind === 'done' && mustLookFirst(situation) ? [situation.entry] : []),
    // Of one that is told above its outcome is the newer word.
    ...(situation.kind === 'sending' ? [] : heldFromBefore.filter(({ id }) => id !== toldId)),
  ];
  const tellFirst = t(inDoubt.every(isHeldAfterLook) ? 'record.do.held' : 'record.do.lookFirst');
  const lookFirst = inDoubt.length > 0 ? [toLookFirst(tellFirst, checkControl)] : [];
  const isQuiet = props.isQuiet === true && attempts === 0;
  const quiet: Judged = isQuiet ? { ...judged, problems: [], state: 'Draft' } : judged;
  const isHeld = lookFirst.length > 0 && prepared.write !== null;
  const shown: Judged = isHeld
    ? { ...quiet, problems: [...lookFirst, ...quiet.problems], state: 'Blocked' }
    : quiet;
  const problems = attempts > 0 && !isHeld ? [...lookFirst, ...shown.problems] : shown.problems;
  const identity = judged.problems.find((problem) => problem.isIdentity)?.sentence ?? null;

  const getNow = () => props.getNow?.() ?? { prepared, judged };
  const send = (isConfirmed: boolean) => {
    const { write, names } = getNow().prepared;
    if (write) writer.send({ write, names, isConfirmed });
  };
  const submit = (isByKey: boolean) => {
    if (isConfirming) return;
    if (submitter.isBusy()) return announce(t('record.do.running'));
    if (isByKey && submitter.hasJustEnded()) return announce(t('link.submit.justEnded'));
    const now = getNow();
    const isEmpty = now.prepared.write === null;
    if (isEmpty && now.judged.problems.length === 0) {
      setMissed(true);
      return announce(hint);
    }
    const blocking = [...lookFirst, ...now.judged.problems].find((problem) => problem.isBlocking);
    if (isEmpty || blocking) {
      props.onRefused?.();
      // The list that takes the focus may be out of sight.
      if (blocking) announce(t('record.do.blocked', { reason: blocking.sentence }));
      return setAttempts((count) => count + 1);
    }
    const isTwins = now.judged.problems.some((problem) => problem.isIdentity);
    if (site.environment === 'production' || isAsked || isTwins) return setConfirming(true);
    send(false);
  };
  useCommands({ submit: () => submit(true) });
  const jump = (problem: Problem) => {
    if (problem.rowId === null && problem.controlId !== null)
      document.querySelector<HTMLElement>(`#${CSS.escape(controlId(problem.controlId))}`)?.focus();
    else props.onJump?.(problem);
  };
  const isSending = situation.kind === 'sending';
  const hasFailed =
    situation.kind === 'not-sent' || (situation.kind === 'done' && situation.entry.state === 'Failed');
  // What failed may have been another write than the one that is prepared here.
  const kind = (prepared.write ?? prepared.told)?.kind ?? writer.last?.write.kind;
  const isRetry = hasFailed && kind === writer.last?.write.kind;
  const step = {
    title: question,
    confirmLabel: label,
    effect: judged.effect ?? '',
    identity,
    onCancel: () => setConfirming(false),
    onConfirm: () => {
      setConfirming(false);
      send(site.environment === 'production');
    },
  };
  return (
    <>
      <Box component="section" data-pane aria-label={t('record.do.effectRegion')} sx={problemsLook}>
        {list.isShown && (
          <ProblemList
            problems={problems}
            attempts={attempts}
            onJump={jump}
            onOpen={(record) => {
              const { write } = prepared;
              const where = write === null ? {} : { erpConnectionId: connectionOf(write) };
              open('record', { record, siteId: site.id, ...where });
            }}
            tellProblems={(count) => t('record.do.problems', { count })}
          />
        )}
      </Box>
      <SubmitBarFrame look={barLook}>
        <StateChip state={isSending && !situation.isAsked ? situation.state : shown.state} />
        <Typography
          data-missed={isMissed && prepared.write === null ? true : undefined}
          sx={{
            flex: '1 1 280px',
            overflowWrap: 'anywhere',
            '&[data-missed]': { color: 'caution.main', fontWeight: 600 },
          }}
        >
          {situation.kind === 'sending' ? tellSending(situation, t) : tell(shown, hint, t)}
          {!isSending && props.note && (
            <Typography component="span" variant="body2" sx={{ display: 'block', color: 'text.secondary' }}>
              {props.note}
            </Typography>
          )}
        </Typography>
        {list.onToggle && problems.length > 0 && (
          <Button
            variant="text"
            size="small"
            aria-expanded={list.isShown}
            onClick={list.onToggle}
            sx={{ flex: 'none' }}
          >
            {t(list.isShown ? 'link.submit.hideProblems' : 'link.submit.showProblems', {
              count: problems.length,
            })}
          </Button>
        )}
        {situation.kind === 'sending' && !situation.isAsked && (
          <Button color="error" aria-disabled={situation.isStopping} onClick={() => void submitter.stop()}>
            {t(situation.isStopping ? 'link.submit.stopping' : 'link.submit.stop')}
          </Button>
        )}
        {onCancel && !isSending && <Button onClick={onCancel}>{t('record.do.cancel')}</Button>}
        <WriteButton
          site={site}
          label={isRetry ? t('record.do.tryAgain', { label }) : label}
          record={name}
          isSending={isSending}
          keys="Control+Enter Meta+Enter"
          onPress={submit}
        />
      </SubmitBarFrame>
      {isConfirming && (
        <Suspense>
          {site.environment === 'production' ? (
            <ProductionStep {...step} site={site}>
              {props.children}
            </ProductionStep>
          ) : (
            <SecondStep {...step}>{props.children}</SecondStep>
          )}
        </Suspense>
      )}
    </>
  );
}

/** A long list is gone through here, so that it never pushes the values out of the window. */
const problemsLook = { my: 0.5, maxHeight: '36vh', overflow: 'auto' } as const;

const barLook = { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5, mt: 'auto' } as const;

/** While something blocks, nothing is done: the first reason stands in place of the effect. */
function tell({ effect, problems, state }: Judged, hint: string, t: ReturnType<typeof useText>): string {
  const reason = state === 'Blocked' ? problems.find((problem) => problem.isBlocking)?.sentence : undefined;
  if (reason !== undefined) return t('record.do.blocked', { reason });
  return effect ?? hint;
}

function tellSending({ isAsked, isReading }: Situation & { kind: 'sending' }, t: Text): string {
  if (isAsked) return t('link.outcome.asked');
  return t(isReading ? 'link.outcome.reading' : 'record.do.sending');
}
