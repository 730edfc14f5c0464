import Box from '@mui/material/Box';
import { useMemo, type ReactElement } from 'react';
import type { RestoreField, RestorePlan } from '../../../../shared/journal/restore-plan';
import type { FieldValue } from '../../../../shared/value/field-value';
import { compilePlan, fieldOf, type LinkPlan } from '../../../../shared/write/plan';
import { showStored } from '../../../components/field-values/show-stored';
import { useText } from '../../../text';
import type { ChosenValues } from './restore-choices';

interface Props {
  fields: readonly RestoreField[];
  plan: RestorePlan['plan'];
  chosen: ChosenValues;
  onChoose(field: RestoreField, value: FieldValue | null): void;
}

/** Each field with what was there before and what is there now, and whether it is put back. */
export function RestoreTable({ fields, plan, chosen, onChoose }: Props): ReactElement {
  const t = useText();
  const compiled = useMemo(() => (plan.read ? compilePlan(plan.value) : null), [plan]);
  return (
    <Box
      sx={{
        overflow: 'auto',
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        bgcolor: 'background.paper',
      }}
    >
      <Box component="table" aria-label={t('record.restore.title')} sx={tableLook}>
        <thead>
          <tr>
            {(['choose', 'field', 'before', 'now', 'state'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`record.restore.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <Row
              key={field.crmFieldKey}
              field={field}
              plan={compiled}
              chosen={chosen.get(field.crmFieldKey) ?? null}
              onChoose={(value) => onChoose(field, value)}
            />
          ))}
        </tbody>
      </Box>
    </Box>
  );
}

const tableLook = {
  width: '100%',
  minWidth: 760,
  borderCollapse: 'collapse',
  fontSize: '0.8125rem',
  '& th, & td': { textAlign: 'left', verticalAlign: 'top', px: 1, py: 0.75, overflowWrap: 'anywhere' },
  '& thead th': { color: 'text.secondary', fontWeight: 600, borderBottom: 1, borderColor: 'divider' },
  '& tbody tr:not(:last-of-type) > *': { borderBottom: 1, borderColor: 'divider' },
  '& tbody th': { fontWeight: 600 },
  '& input': { width: 18, height: 18, m: 0, accentColor: 'var(--mui-palette-primary-main)' },
  '& label': { display: 'flex', gap: 0.75, alignItems: 'center', minHeight: 24 },
} as const;

interface RowProps {
  field: RestoreField;
  plan: LinkPlan | null;
  chosen: FieldValue | null;
  onChoose(value: FieldValue | null): void;
}

function Row({ field, plan, chosen, onChoose }: RowProps): ReactElement {
  const t = useText();
  const { displayName, state, before, now, changedSince } = field;
  return (
    <tr>
      <td>
        <Choice field={field} plan={plan} chosen={chosen} onChoose={onChoose} />
      </td>
      <th scope="row">{displayName || field.crmFieldKey}</th>
      <td>
        <Both field={field} plan={plan} held={before} />
      </td>
      <td>
        <Both field={field} plan={plan} held={now} />
      </td>
      <td>
        {t(`record.restore.state.${state}`)}
        {changedSince && (
          <Box sx={{ color: 'caution.main', fontWeight: 600 }}>{t('record.restore.changedSince')}</Box>
        )}
      </td>
    </tr>
  );
}

function Choice({ field, plan, chosen, onChoose }: RowProps): ReactElement | null {
  const t = useText();
  const { state, displayName: name, proposals } = field;
  const [only] = proposals;
  if (state === 'ready' && only) {
    return (
      <label>
        <input
          type="checkbox"
          aria-label={t('record.restore.chooseField', { name })}
          checked={chosen !== null}
          onChange={({ target }) => onChoose(target.checked ? only : null)}
        />
      </label>
    );
  }
  if (state !== 'ambiguous') return null;
  return (
    <Box role="radiogroup" aria-label={t('record.restore.chooseValue', { name })}>
      {[null, ...proposals].map((proposal) => (
        <label key={proposal === null ? 'leave' : proposal.value}>
          <input
            type="radio"
            name={`restore ${field.crmFieldKey}`}
            checked={chosen?.value === proposal?.value}
            onChange={() => onChoose(proposal)}
          />
          {proposal === null ? t('record.restore.leaveIt') : show(proposal.value, field, plan, t)}
        </label>
      ))}
    </Box>
  );
}

/** SuperOffice first, in their colours; once where both held the same. */
function Both({
  field,
  plan,
  held,
}: Pick<RowProps, 'field' | 'plan'> & { held: RestoreField['now'] }): ReactElement {
  const t = useText();
  const tell = (value: string | null) =>
    value === null ? t('record.restore.notRead') : show(value, field, plan, t);
  if (held.crm === held.erp) return <>{tell(held.crm)}</>;
  return (
    <>
      <Box sx={{ color: 'superoffice.main' }}>{t('record.restore.crm', { value: tell(held.crm) })}</Box>
      <Box sx={{ color: 'erp.main' }}>{t('record.restore.erp', { value: tell(held.erp) })}</Box>
    </>
  );
}

function show(
  value: string,
  { crmFieldKey, proposals, words }: RestoreField,
  plan: LinkPlan | null,
  t: ReturnType<typeof useText>,
): string {
  const known = proposals.find((proposal) => proposal.value === value);
  const row = {
    crm: null,
    erp: null,
    value,
    displayValue: known?.displayValue ?? words?.[value] ?? '',
    source: 'crm' as const,
  };
  return showStored(value, row, fieldOf(plan, crmFieldKey), t) || t('record.restore.empty');
}
