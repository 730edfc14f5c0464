import ManageSearch from '@mui/icons-material/ManageSearch';
import Button from '@mui/material/Button';
import type { ReactElement } from 'react';
import type { RecordRef } from '../../../../shared/write/write';
import { useNavigation } from '../../../app-state/navigation';
import { useDraft } from '../../../components/field-values/form-context';
import { useText } from '../../../text';

interface Props {
  record: RecordRef;
  name: string;
  /** Where there is no room for the words. */
  isIcon?: boolean;
}

/** Leads from a record that is linked already to the screen where that link is changed or broken. */
export function ShowInRecord({ record, name, isIcon = false }: Props): ReactElement {
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
      data-show-in-record={crmRecordId}
      sx={{ justifySelf: 'start', flex: 'none', minWidth: 28, minHeight: 24, px: 0.5, py: 0 }}
      onClick={() =>
        open('record', {
          record: { crmActorType, crmRecordId },
          ...(erpConnectionId === null ? {} : { erpConnectionId }),
        })
      }
    >
      {isIcon ? <ManageSearch fontSize="small" /> : t('record.show')}
    </Button>
  );
}
