import Box from '@mui/material/Box';
import type { ReactElement } from 'react';
import { WaitingBar } from './waiting-bar';
import { ErrorPanel } from '../components/error-panel';
import { useText } from '../text';

interface Props {
  error: unknown;
  onRetry(): void;
}

/** What stands where the page will be, until it is known whose site this is. */
export function WaitingPage({ error, onRetry }: Props): ReactElement {
  const t = useText();
  if (!error) return <WaitingBar aria-label={t('common.loading')} />;
  return (
    <Box component="main" sx={{ maxWidth: 640, mx: 'auto', mt: 8, px: 2 }}>
      <ErrorPanel error={error} onRetry={onRetry} />
    </Box>
  );
}
