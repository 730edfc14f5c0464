import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { changesContent, endApproval, type PlanRow } from '../../../shared/link-plan/plan-row';
import { recordKeyKinds } from '../../../shared/link-plan/record-as-given';
import { changesOf, isOtherThan, postcodeOf, type RowEdits } from '../../../shared/link-plan/row-draft';
import { decisions, type Decision } from '../../../shared/link-plan/row-state';
import { usePlanChange } from '../../api/plans';
import { OneOf } from '../../components/combo-box/one-of';
import { ErrorPanel } from '../../components/error-panel';
import { useText } from '../../text';
import { useRowDraft, type RowDrafts } from './row-drafts';
import { Saved } from './saved';

/** Somebody wanted to go on with what is not saved: to send rows, or to approve this one. */
export interface Stopped {
  rowId: string;
  by: 'send' | 'approve';
}

interface Props {
  planId: string;
  row: PlanRow;
  drafts: RowDrafts;
  stopped: Stopped | null;
}

/** Puts a row right before it is sent: its record, its key, the note, the decision. */
export function RowEditor({ planId, row, drafts, stopped }: Props): ReactElement {
  const t = useText();
  const edits = useRowDraft(drafts, planId, row)?.edits ?? {};
  const edit = usePlanChange('plans.editRow');
  const [approving, setApproving] = useState<Stopped | null>(null);
  const [answered, setAnswered] = useState<Stopped | null>(null);
  const [isEnded, setEnded] = useState(false);
  const changes = changesOf(row, edits);
  const isChanged = Object.keys(changes).length > 0;
  const stop = approving ?? stopped;
  const { rowId, sheetRow } = row;
  const form = useFocusOnUnsaved(isChanged ? stop : null, edits);
  const type = (change: RowEdits) => {
    const next = { ...edits, ...change };
    drafts.keep({ planId, rowId, sheetRow, edits: next, isChanged: isOtherThan(row, next) });
    setEnded(false);
  };
  const save = (decided: { decision?: Decision | null } = {}) => {
    const all = { ...changes, ...decided };
    const endsApproval = endApproval(row, all) !== all;
    edit.mutate(
      { planId, rowId, changes: all },
      {
        onSuccess: () => {
          // What was typed while it was on its way is not saved.
          if (drafts.get(planId, rowId)?.edits === edits) drafts.drop(planId, rowId);
          setAnswered(stop);
          setEnded(endsApproval);
        },
      },
    );
  };
  const decide = (decision: Decision | null) => {
    if (decision === 'approve' && changesContent(changes)) setApproving({ rowId, by: 'approve' });
    else if (row.decision !== decision || isChanged) save({ decision });
  };
  const by = edits.by ?? row.record?.by ?? 'id';
  return (
    <Box
      ref={form}
      component="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (isChanged && !edit.isPending) save();
      }}
      sx={{ display: 'grid', gap: 1 }}
    >
      <Box sx={{ display: 'grid', gap: 1, gridTemplateColumns: 'minmax(170px, 1fr) minmax(0, 1.6fr)' }}>
        <OneOf
          label={t('plans.detail.recordBy')}
          choices={recordKeyKinds.map((value) => ({ value, text: t(`plans.detail.by.${value}`) }))}
          value={by}
          onChoose={(value) => type({ by: value })}
        />
        <TextField
          size="small"
          label={t('plans.detail.record')}
          value={edits.record ?? row.record?.text ?? ''}
          onChange={(event) => type({ record: event.target.value })}
          slotProps={{ htmlInput: { name: 'record', maxLength: 2_000, spellCheck: false } }}
        />
      </Box>
      {by === 'name-postcode' && (
        <TextField
          size="small"
          label={t('plans.detail.postcode')}
          value={edits.postcode ?? postcodeOf(row)}
          onChange={(event) => type({ postcode: event.target.value })}
          slotProps={{ htmlInput: { name: 'postcode', maxLength: 100 } }}
        />
      )}
      <TextField
        size="small"
        label={t('plans.detail.key')}
        value={edits.erpKey ?? row.erpKey}
        onChange={(event) => type({ erpKey: event.target.value })}
        slotProps={{ htmlInput: { name: 'erpKey', maxLength: 10_000, spellCheck: false } }}
      />
      <TextField
        size="small"
        label={t('plans.detail.note')}
        value={edits.note ?? row.note}
        onChange={(event) => type({ note: event.target.value })}
        slotProps={{ htmlInput: { name: 'note', maxLength: 10_000 } }}
      />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        {/* None of these is switched off: the keyboard would fall from the one that was just pressed. */}
        <Button type="submit" size="small" variant="contained" aria-disabled={!isChanged || edit.isPending}>
          {t('plans.detail.save')}
        </Button>
        {isChanged && (
          <Button size="small" onClick={() => drafts.drop(planId, rowId)}>
            {t('plans.detail.drop')}
          </Button>
        )}
        {[...decisions, null].map((decision) => (
          <Button
            key={decision ?? 'none'}
            size="small"
            variant="outlined"
            // None is no choice of its own; where there is none, nothing is to be taken back.
            {...(decision === null
              ? { 'aria-disabled': row.decision === null }
              : { 'aria-pressed': row.decision === decision })}
            sx={pressed}
            onClick={() => decide(decision)}
          >
            {t(`plans.decide.${decision ?? 'none'}`)}
          </Button>
        ))}
      </Box>
      {isChanged && stop !== null && stop !== answered && (
        <Typography role="alert">{t(`plans.detail.unsaved.${stop.by}`)}</Typography>
      )}
      <Saved text={isEnded ? t('plans.detail.approvalEnded') : ''} />
      {edit.error && <ErrorPanel error={edit.error} />}
    </Box>
  );
}

const pressed = { '&[aria-pressed=true]': { bgcolor: 'action.selected', fontWeight: 650 } };

/** Where somebody is stopped by what is not saved, the keyboard is in the box that holds it. */
function useFocusOnUnsaved(stop: Stopped | null, edits: RowEdits) {
  const form = useRef<HTMLFormElement>(null);
  const typed = (['erpKey', 'record', 'postcode', 'note'] as const).find((name) => edits[name] !== undefined);
  const box = useRef(typed);
  useEffect(() => {
    box.current = typed;
  }, [typed]);
  useEffect(() => {
    if (stop === null) return;
    const name = box.current ?? 'record';
    form.current?.querySelector<HTMLElement>(`input[name="${name}"]`)?.focus();
  }, [stop]);
  return form;
}
