import LinkIcon from '@mui/icons-material/Link';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactElement, ReactNode } from 'react';
import type { CrmRecord } from '../../../../shared/record/crm-record';
import { useText } from '../../../text';

/** What tells the chosen record from its namesakes, and where it is linked already. */
export function ChosenRecord({ record, children }: { record: CrmRecord; children: ReactNode }): ReactElement {
  return (
    <Box className="facts" sx={{ display: 'grid', gap: 0.25 }}>
      <RecordFacts record={record} />
      <RecordLinks record={record} />
      {children}
    </Box>
  );
}

/** Number, id and details of a record on one line. */
export function RecordFacts({ record }: { record: CrmRecord }): ReactElement {
  const t = useText();
  const facts = [
    record.isRetired ? t('link.crm.retired') : null,
    record.number === '' ? null : t('link.crm.number', { number: record.number }),
    t('link.crm.id', { id: record.crmRecordId }),
    ...record.details.map(({ what, value }) => t(`link.crm.detail.${what}`, { value })),
  ];
  return (
    <Typography variant="body2" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
      {facts.filter((fact) => fact !== null && fact !== '').join(' · ')}
    </Typography>
  );
}

export function RecordLinks({ record }: { record: CrmRecord }): ReactElement {
  const t = useText();
  const { linkedIn } = record;
  if (linkedIn === null || linkedIn.length === 0) {
    return (
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t(linkedIn === null ? 'link.crm.linkedNotKnown' : 'link.crm.linkedNowhere')}
      </Typography>
    );
  }
  const connections = linkedIn.map((link) => link.connectionName).join(', ');
  return (
    <Typography
      variant="body2"
      sx={{ color: 'caution.main', fontWeight: 600, display: 'flex', alignItems: 'center', gap: 0.5 }}
    >
      <LinkIcon fontSize="inherit" aria-hidden />
      {t('link.crm.linkedIn', { connections })}
    </Typography>
  );
}
