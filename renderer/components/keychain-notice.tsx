import Alert from '@mui/material/Alert';
import type { ReactElement } from 'react';
import { useAppInfo } from '../api/app';
import { useText } from '../text';

/** Said where passwords are entered: this computer cannot keep them. */
export function KeychainNotice(): ReactElement | null {
  const t = useText();
  const info = useAppInfo().data;
  if (!info || info.keychain) return null;
  return <Alert severity="info">{t('common.notices.noKeychain')}</Alert>;
}
