import CheckCircle from '@mui/icons-material/CheckCircle';
import Report from '@mui/icons-material/ErrorOutlined';
import Box from '@mui/material/Box';
import type { ReactElement } from 'react';
import { useText } from '../../text';

/** The status of an answer: a figure, an icon and a colour. */
export function StatusMark({ status }: { status: number | null }): ReactElement {
  const t = useText();
  const isGood = status !== null && status < 400;
  const Icon = isGood ? CheckCircle : Report;
  return (
    <Box
      component="span"
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 0.5,
        color: isGood ? 'good.main' : 'caution.main',
      }}
    >
      <Icon aria-hidden sx={{ fontSize: '1rem' }} />
      {status ?? t('inspector.noAnswer')}
    </Box>
  );
}
