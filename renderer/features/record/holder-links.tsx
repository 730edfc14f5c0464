import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReactElement } from 'react';
import type { HolderOfKey } from '../../../shared/record/erp-actor';
import { nameRecord } from '../../../shared/write/effect-sentence';
import { useNavigation } from '../../app-state/navigation';
import { useText } from '../../text';
import { useRecord } from './record-context';

interface Props {
  holders: readonly HolderOfKey[];
  erpConnectionId: number;
}

/** The way to each record that holds a key as well: a link is broken or moved on the screen of its record. */
export function HolderLinks({ holders, erpConnectionId }: Props): ReactElement | null {
  const t = useText();
  const { site } = useRecord();
  const { open } = useNavigation();
  if (holders.length === 0) return null;
  return (
    <Box component="span" sx={{ display: 'inline-flex', flexWrap: 'wrap', columnGap: 1 }}>
      {holders.map(({ crmActorType, crmRecordId, name }) => (
        <Button
          key={`${crmActorType} ${crmRecordId}`}
          size="small"
          variant="text"
          onClick={() =>
            open('record', { record: { crmActorType, crmRecordId }, siteId: site.id, erpConnectionId })
          }
        >
          {t('record.facts.showOther', { record: nameRecord(name, { crmActorType, crmRecordId }, t) })}
        </Button>
      ))}
    </Box>
  );
}
