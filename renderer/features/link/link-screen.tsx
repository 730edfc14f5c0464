import Typography from '@mui/material/Typography';
import type { ReactElement } from 'react';
import { useText } from '../../text';

export function LinkScreen(): ReactElement {
  const t = useText();
  return <Typography variant="h1">{t('common.shell.screen.link')}</Typography>;
}
