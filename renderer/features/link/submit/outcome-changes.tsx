import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactElement } from 'react';
import type { FieldOutcome } from '../../../../shared/journal/entry';
import type { FieldValue } from '../../../../shared/value/field-value';
import type { DraftRow } from '../../../../shared/link/draft';
import { decodeValue } from '../../../../shared/value/encoded-value';
import type { Text } from '../../../../shared/text/text';
import { useText } from '../../../text';
import type { Side } from '../draft/draft-form';

interface Props {
  fields: readonly FieldOutcome[];
  /** The rows on the form, for the names of list items. Their values may have been read anew since. */
  rows: readonly DraftRow[];
}

/** What is not as chosen, and what changed on each side, value by value: SuperOffice left, ERP right. */
export function OutcomeChanges({
  fields,
  sent,
  rows,
}: Props & { sent: readonly FieldValue[] }): ReactElement {
  return (
    <>
      <NotAsChosen fields={fields.filter((field) => field.asChosen === false)} sent={sent} rows={rows} />
      <Changed fields={fields} rows={rows} />
    </>
  );
}

function NotAsChosen({ fields, sent, rows }: Parameters<typeof OutcomeChanges>[0]): ReactElement | null {
  const t = useText();
  if (fields.length === 0) return null;
  return (
    <Box component="section" aria-label={t('link.outcome.notAsChosen')}>
      <Typography variant="subtitle2" component="h3" sx={{ color: 'caution.main' }}>
        {t('link.outcome.notAsChosen')}
      </Typography>
      <Box component="ul" sx={{ m: 0, pl: 2.5, fontSize: '0.8125rem', overflowWrap: 'anywhere' }}>
        {fields.map((field) => {
          const row = rows.find(({ crmFieldKey }) => crmFieldKey === field.crmFieldKey);
          const chosen = sent.find(({ crmFieldKey }) => crmFieldKey === field.crmFieldKey);
          const read = (value: string | null) =>
            value === null ? t('link.outcome.notReadNow') : show(value, row, t);
          return (
            <li key={field.crmFieldKey}>
              {t('link.outcome.notAsChosenOf', {
                name: field.displayName,
                crm: read(field.crm.after),
                erp: read(field.erp.after),
                chosen: read(chosen?.value ?? null),
              })}
            </li>
          );
        })}
      </Box>
    </Box>
  );
}

function Changed({ fields, rows }: Props): ReactElement {
  const t = useText();
  return (
    <Box
      component="section"
      aria-label={t('link.outcome.changed')}
      sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(240px, 1fr))', gap: 2 }}
    >
      <SideChanges side="crm" fields={fields} rows={rows} />
      <SideChanges side="erp" fields={fields} rows={rows} />
    </Box>
  );
}

function SideChanges({ side, fields, rows }: Props & { side: Side }): ReactElement {
  const t = useText();
  const changed = fields.filter((field) => field[side].before !== field[side].after);
  return (
    <Box>
      <Typography
        variant="subtitle2"
        component="h3"
        sx={{ color: side === 'crm' ? 'superoffice.main' : 'erp.main' }}
      >
        {t(side === 'crm' ? 'link.outcome.changedCrm' : 'link.outcome.changedErp')}
      </Typography>
      {changed.length === 0 && <Typography variant="body2">{t('link.outcome.changedNothing')}</Typography>}
      <Box component="ul" sx={{ m: 0, pl: 2.5, fontSize: '0.8125rem', overflowWrap: 'anywhere' }}>
        {changed.map((field) => (
          <li key={field.crmFieldKey}>{describeChange(field, side, rows, t)}</li>
        ))}
      </Box>
    </Box>
  );
}

function describeChange(field: FieldOutcome, side: Side, rows: readonly DraftRow[], t: Text): string {
  const row = rows.find(({ crmFieldKey }) => crmFieldKey === field.crmFieldKey);
  const { before, after } = field[side];
  return t('link.outcome.changeOf', {
    name: field.displayName,
    before: before === null ? t('link.outcome.wasNotRead') : show(before, row, t),
    after: after === null ? t('link.outcome.notReadNow') : show(after, row, t),
  });
}

function show(value: string, row: DraftRow | undefined, t: Text): string {
  if (value === '') return t('link.row.empty');
  if (!row) return value;
  const known = [row, row.crm, row.erp].find((held) => held?.value === value && held.displayValue !== '');
  const choice = row.choices?.find((item) => item.value === value)?.name;
  return choice ?? known?.displayValue ?? decodeValue(value, row.fieldType);
}
