import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import type { ReactElement } from 'react';
import { useText } from '../../../text';

interface Props {
  onBringBack(): void;
  onClose(): void;
}

/** Says that a new form took the place of an edited one, and offers the way back: undo instead of a question. */
export function LeftNote({ onBringBack, onClose }: Props): ReactElement {
  const t = useText();
  return (
    <Alert
      severity="info"
      action={
        <>
          <Button size="small" sx={{ whiteSpace: 'nowrap' }} onClick={onBringBack}>
            {t('link.submit.bringBack')}
          </Button>
          <Button size="small" variant="text" color="inherit" onClick={onClose}>
            {t('link.outcome.dismiss')}
          </Button>
        </>
      }
    >
      {t('link.submit.startedOver')}
    </Alert>
  );
}
