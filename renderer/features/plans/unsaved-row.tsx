import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useSyncExternalStore, type ReactElement } from 'react';
import { useText } from '../../text';
import { useFirstUnsaved, type RowDrafts } from './row-drafts';

interface Props {
  planId: string;
  drafts: RowDrafts;
  /** The row that is looked at says it itself. */
  openRowId: string | null;
  onShow(rowId: string): void;
}

/** Which row still holds what somebody typed and did not save, after its detail was closed. */
export function UnsavedRow({ planId, drafts, openRowId, onShow }: Props): ReactElement | null {
  const t = useText();
  const draft = useFirstUnsaved(drafts, planId);
  const isKeepingFailed = useSyncExternalStore(drafts.follow, drafts.isKeepingFailed);
  if (draft === null) return null;
  const { rowId, sheetRow } = draft;
  return (
    <>
      {isKeepingFailed && <Typography role="alert">{t('plans.detail.notKept')}</Typography>}
      {rowId !== openRowId && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
          <Typography component="output">
            {sheetRow > 0 ? t('plans.detail.unsavedRow', { row: sheetRow }) : t('plans.detail.unsavedNoRow')}
          </Typography>
          <Button size="small" variant="outlined" onClick={() => onShow(rowId)}>
            {t('plans.detail.showUnsaved')}
          </Button>
        </Box>
      )}
    </>
  );
}
