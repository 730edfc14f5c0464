import { startTransition, useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { checkDraft } from '../../../../shared/link/check-draft';
import { draftEffectSentence } from '../../../../shared/link/draft-effect';
import { checkSentence, isBlocking, otherRecordsOf, type Check } from '../../../../shared/write/check';
import { isIdentityCheck } from '../../../../shared/write/check-identity';
import { nothingKnown, type EndsKnown } from '../../../../shared/write/check-ends';
import type { LinkState } from '../../../../shared/write/states';
import { toErrorData } from '../../../api/client';
import { useText } from '../../../text';
import { checkUnread, checkUnseen } from '../../../components/field-values/moved-fields';
import { toIsCosmetic } from '../../../components/field-values/use-compare';
import { createAfterTyping } from '../../../components/field-values/after-typing';
import { isKey, toDraft, type DraftState } from '../../../components/field-values/draft-state';
import { identityKey } from '../../../components/field-values/identity';
import { useLinkForm } from '../../../components/field-values/form-context';
import { useChosenKey, useChosenRecord, useConnections, useFields } from '../link-queries';
import type { Problem } from '../../../components/write-steps/problem-list';
import { controlIds } from '../sides/control-ids';

export interface Judgement {
  effect: string | null;
  problems: readonly Problem[];
  state: LinkState;
}

const pauseMs = 100;
const longestMs = 500;

/**
 * What linking would do and what speaks against it. It follows the typing after a short pause: with a thousand rows
 * it costs more than a keystroke may. `judgeNow` is exact, for the moment of sending.
 */
export function useJudgement(): { judgement: Judgement; judgeNow(): Judgement } {
  const { form } = useLinkForm();
  const judge = useJudge();
  const [state, setState] = useState(() => form.store.getState());
  const judgement = useMemo(() => judge(state), [judge, state]);
  const shown = useRef(judgement);
  useEffect(() => void (shown.current = judgement), [judgement]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const follow = (isAtOnce = false) => {
      const latest = form.store.getState();
      // Most of what is typed changes nothing in it, and draws nothing anew.
      if (isSame(judge(latest), shown.current)) return;
      if (isAtOnce) setState(latest);
      else startTransition(() => setState(latest));
    };
    const afterTyping = createAfterTyping(() => follow(), { pauseMs, longestMs });
    const followSoon = (next: DraftState, before: DraftState) => {
      clearTimeout(timer);
      // Only typing is waited for. Whatever else is done, the sentence about what came before must not outlive it.
      if (isKey(next, before)) return afterTyping.note();
      afterTyping.end();
      if (next.edits !== before.edits) follow(true);
      else timer = setTimeout(() => follow(), 0);
    };
    follow();
    const stopWatching = form.store.subscribe(followSoon);
    return () => {
      clearTimeout(timer);
      afterTyping.end();
      stopWatching();
    };
  }, [form, judge]);
  return { judgement, judgeNow: () => judge(form.store.getState()) };
}

function isSame(one: Judgement, other: Judgement): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function useJudge(): (state: DraftState) => Judgement {
  const t = useText();
  const known = useKnowledge();
  const { compare } = useLinkForm();
  const { isLoading, isFetching, isError } = useFields();
  return useMemo(
    () => (state: DraftState) => {
      const draft = toDraft(state);
      const isPair = identityKey(draft) !== null;
      const reading = (code: 'reading' | 'notRead'): Problem => ({
        key: code,
        isBlocking: true,
        isIdentity: false,
        sentence: t(`link.submit.${code}`),
        rowId: null,
        controlId: controlIds.erpActor,
      });
      const waits = isPair && !draft.byHand && isLoading ? [reading('reading')] : [];
      const fails = isPair && !draft.byHand && isError && !isFetching ? [reading('notRead')] : [];
      const unread = draft.byHand ? [] : checkUnread(draft.rows);
      // Where nothing could be read nobody has turned the switches off: they say nothing.
      const ofDraft = checkDraft(draft, state.plan, known).filter(
        ({ code }) => unread.length === 0 || code !== 'nothing-synced',
      );
      // Of a record that is gone no reading can say more, and none helps.
      const isGone = ofDraft.some(({ code }) => code === 'record-not-found');
      const problems = [
        ...waits,
        ...fails,
        ...[...checkUnseen(state.moved), ...(isGone ? [] : unread), ...ofDraft].map((check, index) =>
          toProblem(check, index, t),
        ),
      ];
      return {
        effect: isPair ? draftEffectSentence(draft, state.plan, toIsCosmetic(compare), t) : null,
        problems,
        state: stateOf(isPair, problems),
      };
    },
    [t, known, compare, isLoading, isFetching, isError],
  );
}

function toProblem(check: Check, index: number, t: ReturnType<typeof useText>): Problem {
  const { code, place, rowId } = check;
  return {
    key: `${code} ${rowId ?? index}`,
    isBlocking: isBlocking(check),
    isIdentity: isIdentityCheck(check),
    others: otherRecordsOf(check),
    sentence: checkSentence(check, t),
    rowId,
    controlId:
      code === 'moved-unseen' ? controlIds.moved : place === 'fieldValues' ? null : controlIds[place],
  };
}

function stateOf(isPair: boolean, problems: readonly Problem[]): LinkState {
  if (!isPair) return 'Draft';
  if (problems.some((problem) => problem.isBlocking)) return 'Blocked';
  return problems.length > 0 ? 'Warning' : 'Ready';
}

/** What the site told about the chosen record, key and connection; by hand nothing is known. */
function useKnowledge(): EndsKnown {
  const { form } = useLinkForm();
  const { erpConnectionId, byHand } = useStore(form.store, (state) => state.identity);
  const connections = useConnections().data;
  const { lastLinkedIn, error } = useChosenRecord();
  const recordFound = error && toErrorData(error).code === 'not-found' ? false : null;
  // A link and a holder that were found block until a reading has found otherwise; a reading that failed has not.
  const erpKey = useChosenKey().data ?? null;
  const found = connections?.find((connection) => connection.erpConnectionId === erpConnectionId);
  const connectionActive = found?.active ?? null;
  return useMemo(
    () => (byHand ? nothingKnown : { connectionActive, recordFound, linkedIn: lastLinkedIn, erpKey }),
    [byHand, connectionActive, recordFound, lastLinkedIn, erpKey],
  );
}
