import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import type { ReactElement } from 'react';
import { useText } from '../../../text';

interface Props {
  /** It is about the record that is chosen. */
  isOfRecord: boolean;
  onBringBack(): void;
  onClose(): void;
}

/** Says that another form took the place of an edited one, and offers the way back: undo instead of a question. */
export function LeftNote({ isOfRecord, onBringBack, onClose }: Props): ReactElement {
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
      {t(isOfRecord ? 'link.submit.typedBefore' : 'link.submit.startedOver')}
    </Alert>
  );
}
