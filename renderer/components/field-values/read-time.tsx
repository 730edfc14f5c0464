import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ReactElement } from 'react';
import { useTimeFormat } from '../../format-time';
import { useText } from '../../text';

interface Props {
  /** In ms since 1970; 0 = not read yet. */
  readAtMs: number;
  isReading: boolean;
  onReadAgain(): void;
}

/** When the values were read, and the way to read them again. */
export function ReadTime({ readAtMs, isReading, onReadAgain }: Props): ReactElement {
  const t = useText();
  const time = useTimeFormat();
  const readAt =
    readAtMs > 0 ? t('link.fields.readAt', { time: time.clock(new Date(readAtMs).toISOString()) }) : '';
  return (
    <>
      {readAtMs > 0 && (
        <Typography variant="body2" data-read-at sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
          {readAt}
        </Typography>
      )}
      <Button
        size="small"
        variant="text"
        title={readAt}
        aria-keyshortcuts="F5"
        aria-disabled={isReading}
        onClick={() => !isReading && onReadAgain()}
        sx={{ whiteSpace: 'nowrap', minHeight: 24, py: 0 }}
      >
        {t('link.fields.readAgainShort')}
      </Button>
    </>
  );
}
