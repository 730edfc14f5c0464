import Box from '@mui/material/Box';
import type { ReactElement } from 'react';
import { link } from '../../../shared/text/en/link';
import { addText } from '../../../shared/text/text';
import { fieldOf } from '../../../shared/write/plan';
import { resultOfValue, type SideResult } from '../../../shared/write/value-result';
import { useText } from '../../text';
import { listRows } from './row-state';
import { tellRow } from './tell-row';
import { useLinkForm } from './form-context';

addText({ link });

const writes: ReadonlySet<SideResult> = new Set(['filled', 'replaced', 'cleared', 'may-change']);

/** Every value that will be written, with what it takes the place of: a second step asks about these. */
export function PlannedWrites(): ReactElement | null {
  const t = useText();
  const { form, compare } = useLinkForm();
  const state = form.store.getState();
  const written = listRows(state).filter((row) => {
    const { crm, erp } = resultOfValue(row, fieldOf(state.plan, row.crmFieldKey));
    return writes.has(crm) || writes.has(erp);
  });
  if (written.length === 0) return null;
  return (
    <Box
      component="ul"
      aria-label={t('link.submit.writes')}
      tabIndex={0}
      sx={{
        mt: 1,
        mb: 0,
        pl: 2.5,
        maxHeight: 220,
        overflow: 'auto',
        overflowWrap: 'anywhere',
        fontSize: '0.8125rem',
      }}
    >
      {written.map((row) => {
        const { name, result } = tellRow(row, fieldOf(state.plan, row.crmFieldKey), compare, t);
        return <li key={row.id}>{t('link.submit.writeOf', { name, result })}</li>;
      })}
    </Box>
  );
}
