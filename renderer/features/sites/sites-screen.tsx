import Typography from '@mui/material/Typography';
import type { ReactElement } from 'react';
import { useText } from '../../text';

export function SitesScreen(): ReactElement {
  const t = useText();
  return <Typography variant="h1">{t('common.shell.screen.sites')}</Typography>;
}
