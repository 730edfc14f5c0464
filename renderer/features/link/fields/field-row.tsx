import CompareArrows from '@mui/icons-material/CompareArrows';
import EditOutlined from '@mui/icons-material/EditOutlined';
import HelpOutlined from '@mui/icons-material/HelpOutlined';
import LockOutlined from '@mui/icons-material/LockOutlined';
import PriorityHigh from '@mui/icons-material/PriorityHigh';
import Box from '@mui/material/Box';
import { memo, type ReactElement } from 'react';
import { checkSentence, isBlocking, type Check } from '../../../../shared/write/check';
import { checkValue } from '../../../../shared/write/check-values';
import { fieldOf, type PlanField } from '../../../../shared/write/plan';
import { compareSides, type Comparison } from '../../../../shared/value/compare';
import type { DraftRow } from '../../../../shared/link/draft';
import type { FieldAccess } from '../../../../shared/value/field-value';
import { effectOfValue } from '../../../../shared/write/effect';
import { useText } from '../../../text';
import { useDraft } from '../link-context';
import { SideCell } from './side-cell';
import { SyncSwitches } from './sync-switches';
import { ValueEditor } from './value-editor';
import { rowNameId } from './virtual-table';

/** One field: both sides, the value between them, and where it goes. Watches its own row and nothing else. */
export const FieldRow = memo(function FieldRow({ rowId }: { rowId: string }): ReactElement | null {
  const row = useDraft((state) => state.rows[rowId]);
  const plan = useDraft((state) => state.plan);
  if (!row) return null;
  const name = row.displayName === '' ? row.crmFieldKey : row.displayName;
  const field = fieldOf(plan, row.crmFieldKey);
  const comparison = compareSides(row, field.fieldType);
  const effect = effectOfValue(row, field.fieldType);
  const isQuiet = comparison === 'same' && !effect.crm && !effect.erp;
  const side = { rowId, name, fieldType: field.fieldType, isQuiet };
  return (
    <>
      <NameCell rowId={rowId} name={name} access={field.access} comparison={comparison} isQuiet={isQuiet} />
      <SideCell
        {...side}
        side="crm"
        held={row.crm}
        isTaken={row.source === 'crm'}
        isOverwritten={effect.crm}
      />
      <ValueCell row={row} field={field} name={name} isQuiet={isQuiet} />
      <SideCell
        {...side}
        side="erp"
        held={row.erp}
        isTaken={row.source === 'erp'}
        isOverwritten={effect.erp}
      />
      <SyncSwitches rowId={row.id} name={name} syncToCrm={row.syncToCrm} syncToErp={row.syncToErp} />
    </>
  );
});

interface NameProps {
  rowId: string;
  name: string;
  access: FieldAccess;
  comparison: Comparison;
  isQuiet: boolean;
}

const NameCell = memo(function NameCell(props: NameProps): ReactElement {
  const { rowId, name, access, comparison, isQuiet } = props;
  const t = useText();
  return (
    <Box component="td" sx={{ pt: 0.5 }}>
      <Box
        id={rowNameId(rowId)}
        sx={{ fontWeight: isQuiet ? 400 : 600, fontSize: '0.875rem', overflowWrap: 'anywhere' }}
      >
        {name}
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5, mt: 0.25 }}>
        {comparison === 'different' && (
          <Mark Icon={CompareArrows} tone="caution" text={t('link.row.different')} />
        )}
        {comparison === 'unknown' && <Mark Icon={HelpOutlined} tone="neutral" text={t('link.row.unknown')} />}
        {access === 'Mandatory' && <Mark Icon={PriorityHigh} tone="neutral" text={t('link.row.mandatory')} />}
        {access === 'ReadOnly' && <Mark Icon={LockOutlined} tone="neutral" text={t('link.row.readOnly')} />}
      </Box>
    </Box>
  );
});

interface MarkProps {
  Icon: typeof CompareArrows;
  tone: 'caution' | 'neutral';
  text: string;
}

function Mark({ Icon, tone, text }: MarkProps): ReactElement {
  return (
    <Box
      component="span"
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 0.25,
        px: 0.5,
        borderRadius: 0.5,
        fontSize: '0.75rem',
        fontWeight: 600,
        color: `${tone}.main`,
        bgcolor: `${tone}.tint`,
      }}
    >
      <Icon sx={{ fontSize: '0.875rem' }} aria-hidden />
      {text}
    </Box>
  );
}

const sourceColors = { crm: 'superoffice.main', erp: 'erp.main', typed: 'text.primary' };

interface ValueProps {
  row: DraftRow;
  field: PlanField;
  name: string;
  isQuiet: boolean;
}

function ValueCell({ row, field, name, isQuiet }: ValueProps): ReactElement {
  const checks = checkValue(row, field);
  const notesId = `${rowNameId(row.id)}-notes`;
  return (
    <Box component="td">
      <ValueEditor
        row={row}
        field={field}
        name={name}
        describedBy={notesId}
        isWrong={checks.some(isBlocking)}
      />
      <Box id={notesId} sx={{ fontSize: '0.75rem', mt: 0.25 }}>
        {!(isQuiet && row.source !== 'typed') && <Source row={row} />}
        {checks.map((check) => (
          <CheckNote key={check.code} check={check} />
        ))}
      </Box>
    </Box>
  );
}

/** Where the value comes from: a side, or the keyboard. */
function Source({ row }: { row: DraftRow }): ReactElement {
  const t = useText();
  return (
    <Box
      component="span"
      sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5, color: sourceColors[row.source] }}
    >
      {row.source === 'typed' && <EditOutlined sx={{ fontSize: '0.875rem' }} aria-hidden />}
      {t(`link.row.source.${row.source}`)}
    </Box>
  );
}

function CheckNote({ check }: { check: Check }): ReactElement {
  const t = useText();
  return (
    <Box sx={{ color: isBlocking(check) ? 'bad.main' : 'caution.main', overflowWrap: 'anywhere' }}>
      {checkSentence(check, t)}
    </Box>
  );
}
