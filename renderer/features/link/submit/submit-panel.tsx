import Box from '@mui/material/Box';
import {
  Suspense,
  useCallback,
  useEffect,
  useImperativeHandle,
  useState,
  type ReactElement,
  type Ref,
} from 'react';
import { useNavigation } from '../../../app-state/navigation';
import { useAnnounce } from '../../../components/announcer';
import { ErrorPanel } from '../../../components/error-panel';
import { useText } from '../../../text';
import { findFirstRow } from '../../../components/field-values/row-order';
import { listRows } from '../../../components/field-values/row-state';
import { toDraft } from '../../../components/field-values/draft-state';
import { useLinkForm } from '../../../components/field-values/form-context';
import { toIsCosmetic } from '../../../components/field-values/use-compare';
import { controlIds } from '../sides/control-ids';
import { useSides } from '../sides/sides-context';
import { buildSubmit } from './build-request';
import {
  hasLinked,
  isHeldAfterLook,
  mustLookFirst,
  toLookFirst,
} from '../../../components/write-steps/describe-outcome';
import { LeftNote } from './left-note';
import { useLeftDraft } from './use-left-draft';
import { HeldNote } from '../../../components/write-steps/held-note';
import { checkButtonId } from './next-steps';
import { Outcome } from '../../../components/write-steps/outcome';
import { ProblemList, useProblemsShown, type Problem } from '../../../components/write-steps/problem-list';
import { SubmitBar } from './submit-bar';
import { OpenTry, SettledTry, TryElsewhere, useOpenTry } from './open-try';
import { Confirmation, type Confirming } from './confirmation';
import { TakenOffNote } from './taken-off-note';
import { useJudgement, type Judgement } from './use-judgement';
import type { Submitter } from '../../../components/write-steps/submitter';
import { useSpoken } from './use-spoken';
import { focusCheck, useRefusalFocus } from './use-refusal-focus';
import { useSituation } from './use-submitter';

/** What keys and menu can ask of the panel. */
export interface SubmitHandle {
  submit(): void;
  startOver(): void;
}

interface Props {
  submitter: Submitter;
  /** Asks the site again for what is on the form. */
  onReadAgain(): void;
  handle: Ref<SubmitHandle>;
}

/** Effect, checks, the button and the outcome: everything about sending. */
export function SubmitPanel({ submitter, onReadAgain, handle }: Props): ReactElement {
  const t = useText();
  const announce = useAnnounce();
  const { open } = useNavigation();
  const { site, form, table, compare } = useLinkForm();
  const sides = useSides();
  const situation = useSituation(submitter);
  const { judgement, judgeNow } = useJudgement();
  const [attempts, setAttempts] = useState(0);
  const shown = useProblemsShown(attempts);
  const left = useLeftDraft();
  const [confirming, setConfirming] = useState<Confirming | null>(null);
  const onJump = useJump();
  const lookFirst: Problem[] =
    situation.kind === 'done' && mustLookFirst(situation)
      ? [
          toLookFirst(
            t(isHeldAfterLook(situation.entry) ? 'link.submit.heldOpen' : 'link.submit.lookFirst'),
            checkButtonId,
          ),
        ]
      : [];
  const { isChecking, checkError, check, look } = useCheck(submitter);
  const { openTry, tryElsewhere, settledTry, hasRefused, forget } = useOpenTry(submitter);
  const told = openTry === null ? judgement : holdBack(judgement, t('link.submit.heldOpen'));
  useSpoken(told, situation);
  useRefusalFocus(situation, openTry !== null);
  const [confirmed, setConfirmed] = useState(0);
  // What had the focus before the second step is often gone: values that are sent are text.
  useEffect(() => {
    if (confirmed > 0) document.querySelector<HTMLElement>('[data-submit]')?.focus();
  }, [confirmed]);

  const send = (confirmedSiteName: string | null, despiteSilence = false) => {
    const state = form.store.getState();
    const submitId = crypto.randomUUID();
    const { select } = state;
    const input = buildSubmit({
      siteId: site.id,
      submitId,
      draft: toDraft(state),
      confirmedSiteName,
      select,
    });
    if (input) void submitter.send(despiteSilence ? { ...input, despiteSilence } : input);
  };
  const submit = ({ isByKey = false, despiteSilence = false } = {}) => {
    if (confirming !== null) return;
    if (hasLinked(situation)) return announce(t('link.outcome.linkedAlready'));
    if (submitter.isBusy()) return announce(t('link.submit.running'));
    if (isByKey && submitter.hasJustEnded()) return announce(t('link.submit.justEnded'));
    if (openTry !== null && !despiteSilence) {
      announce(t('link.submit.heldOpen'));
      return focusCheck();
    }
    const now = judgeNow();
    if (lookFirst.length > 0 || now.problems.some((problem) => problem.isBlocking))
      return setAttempts((count) => count + 1);
    const identity = now.problems.find((problem) => problem.isIdentity)?.sentence ?? null;
    const isProduction = site.environment === 'production';
    if (isProduction || identity !== null) {
      return setConfirming({ effect: now.effect ?? '', identity, isProduction, despiteSilence });
    }
    send(null, despiteSilence);
  };
  const startOver = () => {
    if (submitter.isBusy()) return announce(t('link.submit.running'));
    submitter.dismiss();
    setAttempts(0);
    left.leave(hasLinked(situation));
    form.startOver();
    // The connection stays chosen, where there was one.
    const { erpConnectionId } = form.store.getState().identity;
    sides.current?.focus(erpConnectionId === null ? controlIds.erpConnection : controlIds.crmRecord);
  };
  const editAgain = () => {
    submitter.dismiss();
    setAttempts(0);
    const [firstRow] = form.store.getState().rowIds;
    if (firstRow !== undefined) table.current?.focusRow(firstRow);
  };
  useImperativeHandle(handle, () => ({ submit: () => submit({ isByKey: true }), startOver }));

  // What the status says already is a problem only for somebody who tries to link all the same.
  const isTold = attempts > 0 || (judgement.effect !== null && lookFirst.length === 0);
  const hasTold =
    isTold &&
    (situation.kind === 'idle' || situation.kind === 'not-sent' || attempts > 0) &&
    !hasLinked(situation) &&
    situation.kind !== 'sending';
  const problems = lookFirst.length === 0 ? judgement.problems : [...lookFirst, ...judgement.problems];
  return (
    // One landmark for what linking does and the bar that says it; the page lays both out.
    <Box component="section" aria-label={t('link.submit.region')} sx={{ display: 'contents' }}>
      <Box
        data-pane
        // A long outcome is gone through here, beside the values, so that neither pushes the other out of the window.
        {...(situation.kind === 'done' ? { tabIndex: 0 } : {})}
        sx={{
          display: 'grid',
          gap: 1,
          my: 0.5,
          minHeight: situation.kind === 'done' ? 64 : 0,
          maxHeight: '36vh',
          overflow: 'auto',
        }}
      >
        {left.offered !== null && (
          <LeftNote
            isOfRecord={left.offered === 'of-record'}
            onBringBack={left.bringBack}
            onClose={left.close}
          />
        )}
        <TakenOffNote />
        {hasTold && shown.isShown && (
          <ProblemList
            problems={problems}
            attempts={attempts}
            onJump={onJump}
            onOpen={(record) => open('record', { record, siteId: site.id })}
          />
        )}
        <Outcome
          situation={situation}
          siteName={site.name}
          isStateShown={false}
          getShown={() => {
            const state = form.store.getState();
            return { rows: listRows(state), plan: state.plan, isCosmetic: toIsCosmetic(compare) };
          }}
          onDismiss={submitter.dismiss}
          onReadAgain={onReadAgain}
        />
        {situation.kind === 'done' && situation.entry.holdUntil !== undefined && (
          <HeldNote
            entry={situation.entry}
            isChecking={isChecking}
            onCheck={(activityId) => void check(activityId)}
            onSendAnyway={() => send(site.environment === 'production' ? site.name : null, true)}
          />
        )}
        {openTry !== null && (
          <OpenTry
            entry={openTry}
            isChecking={isChecking}
            onCheck={(activityId) => void look(activityId)}
            // The form may have been edited since that try: it is judged as any other.
            onSendAnyway={() => submit({ despiteSilence: true })}
          />
        )}
        {tryElsewhere !== null && (
          <TryElsewhere
            entry={tryElsewhere}
            isChecking={isChecking}
            onCheck={(activityId) => void look(activityId)}
          />
        )}
        {settledTry !== null && <SettledTry entry={settledTry} hasRefused={hasRefused} onClose={forget} />}
        {checkError !== null && <ErrorPanel tellsChange={false} error={checkError} />}
      </Box>
      <SubmitBar
        judgement={told}
        situation={situation}
        isChecking={isChecking}
        problems={
          hasTold && shown.onToggle ? { ...shown, count: problems.length, onToggle: shown.onToggle } : null
        }
        onSubmit={(isByKey) => submit({ isByKey })}
        onStop={() => void submitter.stop()}
        onCheck={(activityId) => void check(activityId)}
        onAnother={startOver}
        onEditAgain={editAgain}
      />
      {confirming !== null && (
        <Suspense>
          <Confirmation
            {...confirming}
            onCancel={() => setConfirming(null)}
            onConfirm={() => {
              setConfirming(null);
              setConfirmed(confirmed + 1);
              send(confirming.isProduction ? site.name : null, confirming.despiteSilence);
            }}
          />
        </Suspense>
      )}
    </Box>
  );
}

/** What linking would do is no answer while pressing is refused: why it is stands in its place. */
function holdBack(judgement: Judgement, sentence: string): Judgement {
  const problems = [toLookFirst(sentence, checkButtonId), ...judgement.problems];
  return { ...judgement, problems, state: judgement.state === 'Draft' ? 'Draft' : 'Blocked' };
}

/** Looks at the site for the last submit; a look that failed says why and changes nothing. */
function useCheck(submitter: Submitter) {
  const [isChecking, setChecking] = useState(false);
  const [checkError, setCheckError] = useState<unknown>(null);
  const tellFailure = async (work: Promise<void>) => {
    setChecking(true);
    setCheckError(null);
    try {
      await work;
    } catch (error) {
      setCheckError(error);
    } finally {
      setChecking(false);
    }
  };
  return {
    isChecking,
    checkError,
    check: (activityId: string) => tellFailure(submitter.check(activityId)),
    look: (activityId: string) => tellFailure(submitter.look(activityId)),
  };
}

/** Leads from a problem to the control or row that mends it. */
function useJump(): (problem: Problem) => void {
  const { table, form, compare } = useLinkForm();
  const sides = useSides();
  return useCallback(
    ({ rowId, controlId }: Problem) => {
      const place = rowId ?? (controlId === null ? findFirstRow(form.store.getState(), compare) : null);
      if (place) table.current?.focusRow(place);
      else if (controlId === checkButtonId) focusCheck();
      else if (controlId !== null) sides.current?.focus(controlId);
    },
    [table, form, compare, sides],
  );
}
