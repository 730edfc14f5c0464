import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState, type ReactElement } from 'react';
import type { AppErrorData } from '../../shared/errors';
import { openLogFolder } from '../api/app';
import { toErrorData } from '../api/client';
import { useText } from '../text';

/** Shows the log folder in the system's file manager, or says where it is. */
export function LogFolderButton(): ReactElement {
  const t = useText();
  const [failure, setFailure] = useState<AppErrorData | null>(null);
  const open = () => {
    setFailure(null);
    openLogFolder().catch((error: unknown) => setFailure(toErrorData(error)));
  };
  return (
    <>
      <Button size="small" variant="text" color="inherit" onClick={open}>
        {t('common.logFolder')}
      </Button>
      {failure && (
        <Typography role="alert" variant="body2" sx={{ overflowWrap: 'anywhere', alignSelf: 'center' }}>
          {t(`errors.${failure.code}`, failure.params)}
        </Typography>
      )}
    </>
  );
}
