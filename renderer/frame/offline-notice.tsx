import Alert from '@mui/material/Alert';
import { useSyncExternalStore, type ReactElement } from 'react';
import { useText } from '../text';

function watchConnection(onChange: () => void): () => void {
  window.addEventListener('online', onChange);
  window.addEventListener('offline', onChange);
  return () => {
    window.removeEventListener('online', onChange);
    window.removeEventListener('offline', onChange);
  };
}

/** The computer has no network; what still works is said, and nothing starts again by itself. */
export function OfflineNotice(): ReactElement | null {
  const t = useText();
  const isOnline = useSyncExternalStore(watchConnection, () => navigator.onLine);
  if (isOnline) return null;
  return <Alert severity="warning">{t('common.frame.offline')}</Alert>;
}
