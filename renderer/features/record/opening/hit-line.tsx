import Typography from '@mui/material/Typography';
import type { ReactElement } from 'react';
import type { CrmRecord } from '../../../../shared/record/crm-record';
import type { RecordHit } from '../../../../shared/record/found-records';
import type { Text } from '../../../../shared/text/text';
import { useText } from '../../../text';

/** A found record: its name, what tells it from its namesakes, where it is linked, and what it was found by. */
export function HitLine({ hit, how }: { hit: RecordHit; how: string }): ReactElement {
  const t = useText();
  const { record, isShown = true } = hit;
  const { linkedIn } = record;
  return (
    <>
      <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
        {record.name || t('effect.record', { type: typeOf(record, t), id: record.crmRecordId })}
      </Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
        {[factsOf(record, t), isShown ? '' : t('record.open.hidden')]
          .filter((fact) => fact !== '')
          .join(' · ')}
      </Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
        {[tellLinks(linkedIn, t), how].filter((part) => part !== '').join(' · ')}
      </Typography>
    </>
  );
}

function tellLinks(linkedIn: CrmRecord['linkedIn'], t: Text): string {
  if (linkedIn === null) return t('link.crm.linkedNotKnown');
  if (linkedIn.length === 0) return t('link.crm.linkedNowhere');
  return t('link.crm.linkedIn', {
    connections: linkedIn.map(({ connectionName }) => connectionName).join(', '),
  });
}

/** Type, number, id and details of a record on one line. */
export function factsOf(record: Omit<CrmRecord, 'linkedIn'>, t: Text): string {
  return [
    record.isRetired ? t('link.crm.retired') : '',
    typeOf(record, t),
    record.number === '' ? '' : t('link.crm.number', { number: record.number }),
    t('link.crm.id', { id: record.crmRecordId }),
    ...record.details.map(({ what, value }) => t(`link.crm.detail.${what}`, { value })),
  ]
    .filter((fact) => fact !== '')
    .join(' · ');
}

function typeOf({ crmActorType }: Pick<CrmRecord, 'crmActorType'>, t: Text): string {
  return t(`common.crmActorType.${crmActorType}`);
}
