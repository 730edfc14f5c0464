import { useDeferredValue, useEffect, useMemo, useRef, type ReactElement } from 'react';
import { useStore } from 'zustand';
import type { DraftRow } from '../../../shared/link/draft';
import { listSeen, toFieldValue } from '../../../shared/link/draft-rows';
import type { RecordInConnection } from '../../../shared/record/opened-record';
import type { ActorRef, RecordRef, WriteOf } from '../../../shared/write/write';
import type { DraftState } from '../../components/field-values/draft-state';
import { isFocusLost } from '../../components/focusable';
import { useLinkForm } from '../../components/field-values/form-context';
import { checkUnread, checkUnseen } from '../../components/field-values/moved-fields';
import { PlannedWrites } from '../../components/field-values/planned-writes';
import { findFirstRow } from '../../components/field-values/row-order';
import { listRows } from '../../components/field-values/row-state';
import type { Situation } from '../../components/write-steps/submitter';
import { nameSiteAndEnvironment } from '../../components/write-steps/write-button';
import { useText } from '../../text';
import { toIsCosmetic } from '../../components/field-values/use-compare';
import { namesOf, useRecord } from './record-context';
import { tellTakenNowhere } from './tell-taken';
import { countTouched, isTouched, useUnsent, useUnsentForm } from './unsent';
import { judgePrepared, type Prepared } from './write/judge-prepared';
import { stateOfRecord } from './write/state-of-record';
import { WritePanel } from './write/write-panel';

interface Props {
  connection: RecordInConnection;
  actor: ActorRef;
}

/** What the changed values of the table would do, and the button that sends them. */
export function ChangePanel({ connection, actor }: Props): ReactElement {
  const t = useText();
  const { site, opened, ref, name, writer } = useRecord();
  const { form, table, compare } = useLinkForm();
  const shownState = useStore(form.store);
  // Judging costs more than a keystroke may; it follows as soon as there is time.
  const formState = useDeferredValue(shownState);
  const prepare = useMemo(() => {
    const state = stateOfRecord(opened, connection);
    const names = namesOf({ opened }, connection);
    return ({ moved, ...shown }: Pick<DraftState, 'rowIds' | 'rows' | 'moved'>) => {
      const rows = listRows(shown);
      const isCosmetic = toIsCosmetic(compare);
      const { isActive } = connection;
      const prepared = prepareChange({ rows, ref, actor, state, names, isActive, isCosmetic });
      return prepared.write === null
        ? prepared
        : { ...prepared, more: [...checkUnseen(moved), ...checkUnread(rows)] };
    };
  }, [opened, connection, ref, actor, compare]);
  const prepared = useMemo(() => prepare(formState), [prepare, formState]);
  const judged = useMemo(() => judgePrepared(prepared, t), [prepared, t]);
  useFrozen();
  useUnsent(() => countTouched(form), name);
  useUnsentForm('record-values', () => countTouched(form) > 0);
  const count = prepared.write === null ? 0 : prepared.write.values.length;
  const where = nameSiteAndEnvironment(site, t);
  return (
    <WritePanel
      prepared={prepared}
      judged={judged}
      getNow={() => {
        const now = prepare(form.store.getState());
        return { prepared: now, judged: judgePrepared(now, t) };
      }}
      label={
        count === 0
          ? t('record.button.change', { record: name, site: where })
          : t('record.button.change-values', { count, record: name, site: where })
      }
      question={t('record.question.change-values')}
      note={tellTakenNowhere(shownState, t)}
      hint={t(hintOf(writer.situation))}
      onJump={({ rowId }) => {
        const place = rowId ?? findFirstRow(form.store.getState(), compare);
        if (place !== undefined) table.current?.focusRow(place);
      }}
    >
      <PlannedWrites />
    </WritePanel>
  );
}

/** What is not known is not done. */
function hintOf(situation: Situation) {
  if (situation.kind !== 'done') return 'record.do.nothingYet';
  const { state } = situation.entry;
  if (state === 'Unknown' || state === 'Sending') return 'record.do.notKnownYet';
  return state === 'Failed' || state === 'Cancelled' ? 'record.do.nothingYet' : 'record.do.nothingMore';
}

/** The values of a write stand as they are while it is under way. */
function useFrozen(): void {
  const { form, table } = useLinkForm();
  const { writer } = useRecord();
  const { kind } = writer.situation;
  const isSending = kind === 'sending';
  const sentFrom = useRef<string | null>(null);
  useEffect(() => {
    if (isSending) sentFrom.current = table.current?.focusedRow() ?? null;
    form.setFrozen(isSending);
    if (isSending || kind === 'done' || sentFrom.current === null) return;
    // The box was gone while it was on its way: whoever sent it from there stands there again.
    const isInRows = document.activeElement?.matches('[data-undo="rows"] *') ?? true;
    if (isInRows || isFocusLost()) table.current?.focusRow(sentFrom.current);
    sentFrom.current = null;
  }, [form, table, isSending, kind]);
  const { submitter } = writer;
  // That nothing was sent, or was refused, is said of the values as they were then.
  useEffect(
    () =>
      form.store.subscribe((state, before) => {
        if (state.edits !== before.edits) submitter.dismiss();
      }),
    [form, submitter],
  );
}

interface About extends Pick<Prepared, 'state' | 'names' | 'isActive' | 'isCosmetic'> {
  rows: readonly DraftRow[];
  ref: RecordRef;
  actor: ActorRef;
}

/** Only what is written is sent; what was typed and goes nowhere is checked as well, and the effect tells of all values. */
function prepareChange({
  rows,
  ref,
  actor,
  ...about
}: About): Prepared & { write: WriteOf<'change-values'> | null } {
  const touched = rows.filter(isTouched);
  const written = touched.filter(({ syncToCrm, syncToErp }) => syncToCrm || syncToErp);
  const change = (chosen: readonly DraftRow[]): WriteOf<'change-values'> => ({
    kind: 'change-values',
    record: ref,
    actor,
    values: chosen.map(toFieldValue),
    seen: listSeen(chosen),
  });
  return {
    ...about,
    write: written.length === 0 ? null : change(written),
    ...(touched.length === 0 ? {} : { checked: change(touched) }),
    told: change(rows),
    rowIds: touched.map(({ id }) => id),
  };
}
