import OpenInNew from '@mui/icons-material/OpenInNew';
import Button from '@mui/material/Button';
import { useState, type ReactElement } from 'react';
import type { CrmRecord } from '../../../../shared/record/crm-record';
import { callBridge } from '../../../api/client';
import { useCommands } from '../../../app-state/commands';
import { useAnnounce } from '../../../components/announcer';
import { ErrorPanel } from '../../../components/error-panel';
import { useText } from '../../../text';
import { useLinkForm } from '../../../components/field-values/form-context';

/** Opens the chosen record in the system's browser; the main process makes its address. */
export function OpenRecord({
  record,
  isIcon = false,
}: {
  record: CrmRecord;
  /** Where there is no room for the words. */
  isIcon?: boolean;
}): ReactElement {
  const t = useText();
  const announce = useAnnounce();
  const { site } = useLinkForm();
  const [error, setError] = useState<unknown>(null);
  const openRecord = async () => {
    setError(null);
    const { crmActorType, crmRecordId, name } = record;
    try {
      await callBridge('links.openRecord', { siteId: site.id, crmActorType, crmRecordId });
      announce(t('link.crm.opened', { name }));
    } catch (thrown) {
      setError(thrown);
    }
  };
  useCommands({ 'open-record': () => void openRecord() });
  return (
    <>
      <OpenRecordButton isIcon={isIcon} onOpen={() => void openRecord()} />
      {error !== null && <ErrorPanel error={error} />}
    </>
  );
}

export function OpenRecordButton({ isIcon, onOpen }: { isIcon: boolean; onOpen(): void }): ReactElement {
  const t = useText();
  return (
    <Button
      size="small"
      variant="text"
      aria-keyshortcuts="Control+L Meta+L"
      {...(isIcon ? { 'aria-label': t('link.crm.open'), title: t('link.crm.open') } : {})}
      sx={{ justifySelf: 'start', flex: 'none', minWidth: 28, minHeight: 24, px: 0.5, py: 0 }}
      onClick={onOpen}
    >
      {isIcon ? <OpenInNew fontSize="small" /> : t('link.crm.open')}
    </Button>
  );
}
