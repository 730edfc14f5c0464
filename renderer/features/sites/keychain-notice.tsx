import Alert from '@mui/material/Alert';
import type { ReactElement } from 'react';
import { useAppInfo } from '../../api/app';
import { useText } from '../../text';

const sentences = { none: 'noKeychain', locked: 'keychainLocked', silent: 'keychainSilent' } as const;

/** Said where passwords are entered: whether this computer can keep them now. */
export function KeychainNotice(): ReactElement | null {
  const t = useText();
  const keychain = useAppInfo().data?.keychain ?? 'there';
  if (keychain === 'there') return null;
  return (
    <Alert severity={keychain === 'none' ? 'info' : 'warning'}>
      {t(`common.notices.${sentences[keychain]}`)}
    </Alert>
  );
}
