import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useEffect, useEffectEvent, useState, type ReactElement } from 'react';
import type { AppErrorData } from '../../../../shared/errors';
import type { CrmActorType } from '../../../../shared/record/actor-types';
import { parseRecordReferences, type RecordReference } from '../../../../shared/record/record-reference';
import type { Text } from '../../../../shared/text/text';
import { toErrorData } from '../../../api/client';
import { runCommand, useCommands } from '../../../app-state/commands';
import { describeError } from '../../../components/describe-error';
import { useText } from '../../../text';
import { useDraft, useLinkForm } from '../../../components/field-values/form-context';
import { useLeftDrafts } from '../draft/left-drafts';
import { controlIds } from './control-ids';
import { focusFirstValue } from './focus-first-value';
import { useSides } from './sides-context';

type Listed = Required<RecordReference>;

export interface RecordList {
  references: readonly Listed[];
  /** Where the walk stands; -1 where the chosen record is not in the list. */
  at: number;
  /** Why the record that the walk stands on could not be chosen; null where it was, or is being looked up. */
  missed: { reference: Listed; error: AppErrorData } | null;
  /** Takes a text for the list to walk through; says whether it is one. */
  take(text: string): boolean;
  go(step: 1 | -1): void;
}

type ChooseReference = (reference: RecordReference) => Promise<{ error: unknown } | null>;

/**
 * The records that were pasted or typed together: each is one step from the next, with what was begun for it. One that
 * cannot be chosen is stood on all the same, and said, so that those behind it are reached.
 */
export function useRecordList(chooseReference: ChooseReference): RecordList {
  const linkForm = useLinkForm();
  const { form } = linkForm;
  const sides = useSides();
  const leftDrafts = useLeftDrafts();
  const { crmActorType, crmRecordId } = useDraft((state) => state.identity);
  const [references, setReferences] = useState<readonly Listed[]>([]);
  const [last, setLast] = useState(-1);
  const [failed, setFailed] = useState<RecordList['missed']>(null);
  const [cameBack, setCameBack] = useState<{ hasActor: boolean } | null>(null);
  // Once its table is there.
  const goOn = useEffectEvent((hasActor: boolean) =>
    hasActor ? focusFirstValue(linkForm) : sides.current?.focus(controlIds.erpActor),
  );
  useEffect(() => {
    if (cameBack) goOn(cameBack.hasActor);
  }, [cameBack]);
  const found = references.findIndex(
    (reference) => reference.crmRecordId === crmRecordId && reference.crmActorType === crmActorType,
  );
  // A form that was begun anew stands where the last record was.
  if (found !== -1 && found !== last) setLast(found);
  const at = found === -1 && crmRecordId === null ? last : found;

  const go = (step: 1 | -1) => {
    const next = references[at + step];
    if (!next) return;
    runCommand('new-link');
    // What is being sent keeps the form as it is.
    if (form.store.getState().identity.crmRecordId !== null) return;
    setLast(at + step);
    setFailed(null);
    const left = leftDrafts.take(next);
    if (!left) return void lookUp(next);
    form.bringBack(left.draft, left.byHandRows);
    setCameBack({ hasActor: left.draft.erpKey !== '' });
  };
  const lookUp = async (reference: Listed) => {
    const failure = await chooseReference(reference);
    if (failure) setFailed({ reference, error: toErrorData(failure.error) });
    sides.current?.focus(failure ? controlIds.crmRecord : controlIds.erpActor);
  };
  useCommands({ 'next-record': () => go(1), 'previous-record': () => go(-1) });
  return {
    references,
    at,
    missed: crmRecordId === null && failed?.reference === references[at] ? failed : null,
    take(text) {
      const read = parseRecordReferences(text, crmActorType);
      if (read) {
        // A bare id is one of the type that is chosen now, also once the walk comes to a record of another.
        setReferences(read.map((one) => ({ ...one, crmActorType: one.crmActorType ?? crmActorType })));
        setLast(-1);
        setFailed(null);
      }
      return read !== null;
    },
    go,
  };
}

/** The list as it is searched: by ids alone, so that it fits into a box of one line. */
export function writeRecordList(text: string, preferred: CrmActorType): string | null {
  const references = parseRecordReferences(text, preferred);
  const isOfOneType = references?.every((one) => (one.crmActorType ?? preferred) === preferred) ?? false;
  return references && isOfOneType ? references.map(({ crmRecordId }) => crmRecordId).join(', ') : null;
}

export function RecordListWalk({ list }: { list: RecordList }): ReactElement | null {
  const t = useText();
  const { references, at, missed } = list;
  if (references.length === 0 || at === -1) return null;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1, mt: 0.5 }}>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('link.search.list', { at: at + 1, count: references.length })}
      </Typography>
      <Button size="small" aria-keyshortcuts="Shift+F8" disabled={at === 0} onClick={() => list.go(-1)}>
        {t('link.search.previous')}
      </Button>
      <Button
        size="small"
        aria-keyshortcuts="F8"
        disabled={at === references.length - 1}
        onClick={() => list.go(1)}
      >
        {t('link.search.next')}
      </Button>
      {missed && (
        <Typography role="alert" variant="body2" sx={{ color: 'caution.main', fontWeight: 600 }}>
          {tellMissed(missed, t)}
        </Typography>
      )}
    </Box>
  );
}

/** A look-up that failed never says that there is no such record. */
function tellMissed({ reference, error }: NonNullable<RecordList['missed']>, t: Text): string {
  const names = { type: t(`common.crmActorType.${reference.crmActorType}`), id: reference.crmRecordId };
  if (error.code === 'not-found') return t('link.crm.notFound', names);
  return t('link.search.listNotRead', { ...names, reason: describeError(error, t) });
}
