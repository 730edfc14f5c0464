import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState, type ReactElement } from 'react';
import type { CrmActorType } from '../../../../shared/record/actor-types';
import { parseRecordReferences, type RecordReference } from '../../../../shared/record/record-reference';
import { runCommand, useCommands } from '../../../app-state/commands';
import { useText } from '../../../text';
import { useDraft, useLinkForm } from '../../../components/field-values/form-context';
import { controlIds } from './control-ids';
import { useSides } from './sides-context';

export interface RecordList {
  references: readonly RecordReference[];
  /** Of the chosen record; -1 where it is not in the list. */
  at: number;
  /** Takes a text for the list to walk through; says whether it is one. */
  take(text: string): boolean;
  go(step: 1 | -1): void;
}

/** The records that were pasted or typed together: each is one step from the next. */
export function useRecordList(chooseReference: (reference: RecordReference) => Promise<void>): RecordList {
  const { form } = useLinkForm();
  const sides = useSides();
  const { crmActorType, crmRecordId } = useDraft((state) => state.identity);
  const [references, setReferences] = useState<readonly RecordReference[]>([]);
  const [last, setLast] = useState(-1);
  const isChosen = (reference: RecordReference) =>
    reference.crmRecordId === crmRecordId && (reference.crmActorType ?? crmActorType) === crmActorType;
  const found = references.findIndex(isChosen);
  // A form that was begun anew stands where the last record was.
  if (found !== -1 && found !== last) setLast(found);
  const at = found === -1 && crmRecordId === null ? last : found;

  const go = (step: 1 | -1) => {
    const next = references[at + step];
    if (!next) return;
    runCommand('new-link');
    // What is being sent keeps the form as it is.
    if (form.store.getState().identity.crmRecordId !== null) return;
    void chooseReference(next).then(() => sides.current?.focus(controlIds.erpActor));
  };
  useCommands({ 'next-record': () => go(1), 'previous-record': () => go(-1) });
  return {
    references,
    at,
    take(text) {
      const read = parseRecordReferences(text, crmActorType);
      if (read) {
        setReferences(read);
        setLast(-1);
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
  const { references, at } = list;
  if (references.length === 0 || at === -1) return null;
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, mt: 0.5 }}>
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
    </Box>
  );
}
