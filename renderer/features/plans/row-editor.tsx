import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState, type ReactElement } from 'react';
import type { PlanRow, RowContent } from '../../../shared/link-plan/plan-row';
import {
  recordKeyKinds,
  type RecordAsGiven,
  type RecordKeyKind,
} from '../../../shared/link-plan/record-as-given';
import { decisions } from '../../../shared/link-plan/row-state';
import { usePlanChange } from '../../api/plans';
import { OneOf } from '../../components/combo-box/one-of';
import { ErrorPanel } from '../../components/error-panel';
import { useText } from '../../text';

/** What of a row a person types; what nobody has touched follows the row. */
interface Edits {
  by?: RecordKeyKind;
  record?: string;
  postcode?: string;
  erpKey?: string;
  note?: string;
}

/** Puts a row right before it is sent: its record, its key, the note, the decision. */
export function RowEditor({ planId, row }: { planId: string; row: PlanRow }): ReactElement {
  const t = useText();
  const [edits, setEdits] = useState<Edits>({});
  const edit = usePlanChange('plans.editRow');
  const type = (change: Edits) => setEdits((before) => ({ ...before, ...change }));
  const changes = changesOf(row, edits);
  const isChanged = Object.keys(changes).length > 0;
  const save = () => edit.mutate({ planId, rowId: row.rowId, changes }, { onSuccess: () => setEdits({}) });
  const by = edits.by ?? row.record?.by ?? 'id';
  return (
    <Box
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
          slotProps={{ htmlInput: { maxLength: 2_000, spellCheck: false } }}
        />
      </Box>
      {by === 'name-postcode' && (
        <TextField
          size="small"
          label={t('plans.detail.postcode')}
          value={edits.postcode ?? postcodeOf(row)}
          onChange={(event) => type({ postcode: event.target.value })}
          slotProps={{ htmlInput: { maxLength: 100 } }}
        />
      )}
      <TextField
        size="small"
        label={t('plans.detail.key')}
        value={edits.erpKey ?? row.erpKey}
        onChange={(event) => type({ erpKey: event.target.value })}
        slotProps={{ htmlInput: { maxLength: 10_000, spellCheck: false } }}
      />
      <TextField
        size="small"
        label={t('plans.detail.note')}
        value={edits.note ?? row.note}
        onChange={(event) => type({ note: event.target.value })}
        slotProps={{ htmlInput: { maxLength: 10_000 } }}
      />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        {/* None of these is switched off: the keyboard would fall from the one that was just pressed. */}
        <Button
          type="submit"
          size="small"
          variant="contained"
          aria-disabled={!isChanged || edit.isPending}
          sx={dimmed}
        >
          {t('plans.detail.save')}
        </Button>
        {[...decisions, null].map((decision) => (
          <Button
            key={decision ?? 'none'}
            size="small"
            variant="outlined"
            aria-pressed={row.decision === decision}
            sx={pressed}
            onClick={() => {
              if (row.decision !== decision) edit.mutate({ planId, rowId: row.rowId, changes: { decision } });
            }}
          >
            {t(`plans.decide.${decision ?? 'none'}`)}
          </Button>
        ))}
      </Box>
      {edit.error && <ErrorPanel error={edit.error} />}
    </Box>
  );
}

const dimmed = { '&[aria-disabled=true]': { opacity: 0.5 } };
const pressed = { '&[aria-pressed=true]': { bgcolor: 'action.selected', fontWeight: 650 } };

function postcodeOf({ record }: PlanRow): string {
  return record?.by === 'name-postcode' ? record.postcode : '';
}

/** Only what is otherwise than in the row. */
function changesOf(row: PlanRow, edits: Edits): Partial<Pick<RowContent, 'record' | 'erpKey' | 'note'>> {
  const record = recordOf(row, edits);
  return {
    ...(JSON.stringify(record) === JSON.stringify(row.record) ? {} : { record }),
    ...(edits.erpKey === undefined || edits.erpKey === row.erpKey ? {} : { erpKey: edits.erpKey }),
    ...(edits.note === undefined || edits.note === row.note ? {} : { note: edits.note }),
  };
}

function recordOf(row: PlanRow, edits: Edits): RecordAsGiven | null {
  if (edits.by === undefined && edits.record === undefined && edits.postcode === undefined) return row.record;
  const by = edits.by ?? row.record?.by ?? 'id';
  const text = (edits.record ?? row.record?.text ?? '').trim();
  if (text === '') return null;
  return by === 'name-postcode'
    ? { by, text, postcode: (edits.postcode ?? postcodeOf(row)).trim() }
    : { by, text };
}
