import CheckCircle from '@mui/icons-material/CheckCircle';
import HelpOutlined from '@mui/icons-material/HelpOutlined';
import Report from '@mui/icons-material/ErrorOutlined';
import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useMemo, type ReactElement } from 'react';
import type { JournalEntry, SideOutcome } from '../../../shared/journal/entry';
import { useText } from '../../text';
import { DetailSection } from './detail-sections';
import { listFieldHistories, type FieldHistory } from './field-history';

const wrapping = { overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' } as const;

function Value({ text }: { text: string | null }): ReactElement {
  const t = useText();
  if (text !== null && text !== '') return <span>{text}</span>;
  return (
    <Box component="em" sx={{ color: 'text.secondary' }}>
      {t(text === null ? 'activity.detail.notRead' : 'activity.detail.emptyValue')}
    </Box>
  );
}

interface SideProps extends SideOutcome {
  isReadBack: boolean;
}

/** One side before and after; where nobody looked afterwards, only what was there before. */
function Side({ before, after, change, isReadBack }: SideProps): ReactElement {
  const t = useText();
  const label = { color: 'text.secondary', fontSize: '0.75rem', mr: 0.5 } as const;
  if (!isReadBack || change === 'unchanged' || (before === null && after === null)) {
    return (
      <>
        <Value text={before} />
        {change === 'unchanged' && isReadBack && (
          <Box sx={{ color: 'text.secondary', fontSize: '0.75rem' }}>{t('activity.detail.unchanged')}</Box>
        )}
      </>
    );
  }
  return (
    <>
      <Box>
        <Box component="span" sx={label}>
          {t('activity.detail.before')}
        </Box>{' '}
        <Value text={before} />
      </Box>
      <Box sx={{ fontWeight: 600 }}>
        <Box component="span" sx={{ ...label, fontWeight: 400 }}>
          {t('activity.detail.after')}
        </Box>{' '}
        <Value text={after} />
      </Box>
    </>
  );
}

const chosenLooks = {
  yes: { Icon: CheckCircle, color: 'good.main' },
  no: { Icon: Report, color: 'caution.main' },
  unknown: { Icon: HelpOutlined, color: 'text.secondary' },
};

function AsChosen({ asChosen }: { asChosen: boolean | null }): ReactElement {
  const t = useText();
  const finding = asChosen === null ? 'unknown' : asChosen ? 'yes' : 'no';
  const { Icon, color } = chosenLooks[finding];
  return (
    <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 0.5, color }}>
      <Icon aria-hidden sx={{ fontSize: '1rem', mt: '2px' }} />
      <span>{t(`activity.asChosen.${finding}`)}</span>
    </Box>
  );
}

function FieldHistoryRow({ field, isReadBack }: { field: FieldHistory; isReadBack: boolean }): ReactElement {
  const t = useText();
  const isDifferent = field.asChosen === false;
  return (
    <TableRow sx={{ verticalAlign: 'top', ...(isDifferent ? { bgcolor: 'caution.tint' } : {}) }}>
      <TableCell component="th" scope="row" sx={{ ...wrapping, fontWeight: 600 }}>
        {field.name}
      </TableCell>
      <TableCell sx={wrapping}>
        <Side {...field.crm} isReadBack={isReadBack} />
      </TableCell>
      <TableCell sx={wrapping}>
        <Value text={field.value} />
        {field.displayValue !== '' && field.displayValue !== field.value && (
          <Box sx={{ color: 'text.secondary', fontSize: '0.75rem' }}>
            {t('activity.detail.shownAs', { display: field.displayValue })}
          </Box>
        )}
        <Box sx={{ color: 'text.secondary', fontSize: '0.75rem' }}>
          {t(`activity.direction.${field.direction}`)}
        </Box>
      </TableCell>
      <TableCell sx={wrapping}>
        <Side {...field.erp} isReadBack={isReadBack} />
      </TableCell>
      {isReadBack && (
        <TableCell>
          <AsChosen asChosen={field.asChosen} />
        </TableCell>
      )}
    </TableRow>
  );
}

/** Every field that was sent: SuperOffice on the left, the sent value, the ERP on the right. */
export function ValuesSection({ entry }: { entry: JournalEntry }): ReactElement {
  const t = useText();
  const fields = useMemo(() => listFieldHistories(entry), [entry]);
  const isReadBack = (entry.readBack?.fields.length ?? 0) > 0;
  if (fields.length === 0) {
    return (
      <DetailSection title={t('activity.detail.values')}>
        <Typography>{t('activity.detail.noValues')}</Typography>
      </DetailSection>
    );
  }
  return (
    <DetailSection title={t('activity.detail.values')}>
      <Table
        size="small"
        aria-label={t('activity.detail.values')}
        sx={{ tableLayout: 'fixed', '& td, & th': { px: 1 } }}
      >
        <TableHead>
          <TableRow>
            <TableCell sx={{ width: '20%' }}>{t('activity.detail.field')}</TableCell>
            <TableCell sx={{ color: 'superoffice.main', fontWeight: 600 }}>
              {t('activity.detail.crmColumn')}
            </TableCell>
            <TableCell>{t('activity.detail.sent')}</TableCell>
            <TableCell sx={{ color: 'erp.main', fontWeight: 600 }}>
              {t('activity.detail.erpColumn')}
            </TableCell>
            {isReadBack && <TableCell sx={{ width: 108 }}>{t('activity.detail.asChosen')}</TableCell>}
          </TableRow>
        </TableHead>
        <TableBody>
          {fields.map((field) => (
            <FieldHistoryRow key={field.id} field={field} isReadBack={isReadBack} />
          ))}
        </TableBody>
      </Table>
    </DetailSection>
  );
}
