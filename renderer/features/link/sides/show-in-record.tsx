import Button from '@mui/material/Button';
import type { ReactElement } from 'react';
import type { RecordRef } from '../../../../shared/write/write';
import { useNavigation } from '../../../app-state/navigation';
import { useDraft } from '../../../components/field-values/form-context';
import { useText } from '../../../text';

/** Leads from a record that is linked already to the screen where that link is changed or broken. */
export function ShowInRecord({ record, name }: { record: RecordRef; name: string }): ReactElement {
  const t = useText();
  const { open } = useNavigation();
  const erpConnectionId = useDraft((state) => state.identity.erpConnectionId);
  const { crmActorType, crmRecordId } = record;
  const label = t('record.showNamed', { record: name });
  return (
    <Button
      size="small"
      variant="text"
      aria-label={label}
      title={label}
      sx={{ justifySelf: 'start', flex: 'none', minHeight: 24, px: 0.5, py: 0 }}
      onClick={() =>
        open('record', {
          record: { crmActorType, crmRecordId },
          ...(erpConnectionId === null ? {} : { erpConnectionId }),
        })
      }
    >
      {t('record.show')}
    </Button>
  );
}
