import { useEffect, useEffectEvent, useRef } from 'react';
import { useAnnounce } from '../../../components/announcer';
import { useDraft, useLinkForm } from '../../../components/field-values/form-context';
import { identityKey } from '../../../components/field-values/identity';
import { countRows, tellCounts } from '../../../components/field-values/row-counts';
import { listRows } from '../../../components/field-values/row-state';
import { toIsCosmetic } from '../../../components/field-values/use-compare';
import { tellChanges } from '../../../components/write-steps/outcome-changes';
import type { Situation } from '../../../components/write-steps/submitter';
import { useText } from '../../../text';
import { tellJudgement } from './submit-bar';
import type { Judgement } from './use-judgement';

/** Longer than what a row says of itself takes to begin, and than a pause between two keys. */
const quietMs = 800;

/**
 * What the screen shows without being asked, for who does not see it: after choosing how much differs, the effect when
 * it has changed and nothing more follows, and after an outcome what changed.
 */
export function useSpoken(judgement: Judgement, situation: Situation): void {
  const t = useText();
  const announce = useAnnounce();
  const { form, compare } = useLinkForm();
  const read = useDraft(({ identity, rowsFor }) => (rowsFor === identityKey(identity) ? rowsFor : null));
  const sentence = judgement.effect === null ? null : tellJudgement(judgement, t);
  const told = useRef<{ read: string | null; sentence: string | null }>({ read: null, sentence: null });

  const summarize = () => {
    const { plan, ...state } = form.store.getState();
    return tellCounts(countRows(listRows(state), { compare, plan }), t);
  };
  const tellEffect = useEffectEvent((effect: string | null) => {
    if (effect === null || situation.kind !== 'idle') return;
    const isNew = told.current.read !== read;
    if (!isNew && told.current.sentence === effect) return;
    told.current = { read, sentence: effect };
    announce(isNew ? t('link.fields.spoken', { summary: summarize(), effect }) : effect);
  });
  useEffect(() => {
    if (read === null) return;
    const timer = setTimeout(() => tellEffect(sentence), quietMs);
    return () => clearTimeout(timer);
  }, [read, sentence]);

  const entry = situation.kind === 'done' ? situation.entry : null;
  const tellOutcome = useEffectEvent(() => {
    const fields = entry?.readBack?.fields ?? [];
    if (fields.length === 0) return;
    const { plan, ...state } = form.store.getState();
    const isCosmetic = toIsCosmetic(compare);
    announce(tellChanges(fields, { rows: listRows(state), plan, isCosmetic, words: entry?.words }, t));
  });
  useEffect(() => {
    if (entry === null) return;
    // The focus goes to the next step first, and whatever is said before that is cut off.
    const timer = setTimeout(tellOutcome, quietMs);
    return () => clearTimeout(timer);
  }, [entry]);
}
