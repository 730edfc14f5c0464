import Button from '@mui/material/Button';
import Box from '@mui/material/Box';
import type { ReactElement } from 'react';
import type { RecordInConnection } from '../../../shared/record/opened-record';
import { useNavigation } from '../../app-state/navigation';
import { EmptyState } from '../../components/empty-state';
import { useText } from '../../text';
import type { Action } from './actions/action-pane';
import { useRecord } from './record-context';

interface Props {
  connection: RecordInConnection;
  /** A write is under way: one thing at a time. */
  isBusy: boolean;
  onAction(action: Action): void;
}

/** A record without a link in this connection: the three ways to one. */
export function NotLinked({ connection, isBusy, onAction }: Props): ReactElement {
  const t = useText();
  const { ref } = useRecord();
  const { open } = useNavigation();
  return (
    <EmptyState
      kind="empty"
      title={t('record.facts.notLinked', { connection: connection.connectionName })}
      action={
        connection.isActive !== false &&
        !isBusy && (
          <Box sx={{ display: 'flex', flexWrap: 'wrap', justifyContent: 'center', gap: 1 }}>
            <Button variant="contained" onClick={() => open('link', { record: ref })}>
              {t('record.do.linkWithValues')}
            </Button>
            <Button onClick={() => onAction({ kind: 'link' })}>{t('record.do.link')}</Button>
            <Button onClick={() => onAction({ kind: 'create' })}>{t('record.do.create')}</Button>
          </Box>
        )
      }
    >
      {t('record.notLinkedHelp')}
    </EmptyState>
  );
}
