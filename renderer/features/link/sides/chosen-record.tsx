import LinkIcon from '@mui/icons-material/Link';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactElement, ReactNode } from 'react';
import type { CrmRecord } from '../../../../shared/record/crm-record';
import type { Text } from '../../../../shared/text/text';
import { useText } from '../../../text';
import { lowWindow } from '../../../components/window-heights';

/** What tells the chosen record from its namesakes, and where it is linked already. */
export function ChosenRecord({ record, children }: { record: CrmRecord; children: ReactNode }): ReactElement {
  return (
    <Box sx={{ display: 'grid', gap: 0.25 }}>
      <RecordFacts record={record} />
      <RecordLinks record={record} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1 }}>{children}</Box>
    </Box>
  );
}

/** Number, id and details of a record on one line. */
export function RecordFacts({ record }: { record: CrmRecord }): ReactElement {
  const t = useText();
  return (
    <Typography variant="body2" title={tellFacts(record, t)} sx={factsLook}>
      {tellFacts(record, t)}
    </Typography>
  );
}

const factsLook = {
  color: 'text.secondary',
  overflowWrap: 'anywhere',
  // In a low window the rows need the second line.
  [`@media ${lowWindow}`]: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
} as const;

export function tellFacts(record: CrmRecord, t: Text): string {
  const facts = [
    record.isRetired ? t('link.crm.retired') : null,
    record.number === '' ? null : t('link.crm.number', { number: record.number }),
    t('link.crm.id', { id: record.crmRecordId }),
    ...record.details.map(({ what, value }) => t(`link.crm.detail.${what}`, { value })),
  ];
  return facts.filter((fact) => fact !== null && fact !== '').join(' · ');
}

/** Where a record is linked already, in words; `isLinked` true where it is. */
export function tellLinks({ linkedIn }: CrmRecord, t: Text): { text: string; isLinked: boolean } {
  if (linkedIn === null) return { text: t('link.crm.linkedNotKnown'), isLinked: false };
  if (linkedIn.length === 0) return { text: t('link.crm.linkedNowhere'), isLinked: false };
  const connections = linkedIn.map((link) => link.connectionName).join(', ');
  return { text: t('link.crm.linkedIn', { connections }), isLinked: true };
}

/** Its link can be changed or broken on the screen *Record*. */
export function isLinkedSomewhere({ linkedIn }: CrmRecord): boolean {
  return linkedIn !== null && linkedIn.length > 0;
}

export function RecordLinks({ record }: { record: CrmRecord }): ReactElement {
  const t = useText();
  const { text, isLinked } = tellLinks(record, t);
  if (!isLinked) {
    return (
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {text}
      </Typography>
    );
  }
  return (
    <Typography
      variant="body2"
      sx={{ color: 'caution.main', fontWeight: 600, display: 'flex', alignItems: 'center', gap: 0.5 }}
    >
      <LinkIcon fontSize="inherit" aria-hidden />
      {text}
    </Typography>
  );
}
