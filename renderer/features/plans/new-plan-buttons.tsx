import ContentPaste from '@mui/icons-material/ContentPaste';
import UploadFile from '@mui/icons-material/UploadFile';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useRef, useState, type ReactElement } from 'react';
import type { SheetPreview } from '../../../shared/sheet/sheet-preview';
import { useChooseSheet, usePasteSheet } from '../../api/sheets';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { plainTextArea } from '../../components/form/plain-text-area';
import { ErrorPanel } from '../../components/error-panel';
import { useText } from '../../text';

/** The ways to a sheet: a file, or what was copied in a spreadsheet program. A file can be dropped on the screen too. */
export function NewPlanButtons({ onOpened }: { onOpened(preview: SheetPreview): void }): ReactElement {
  const t = useText();
  const choose = useChooseSheet();
  const [isPasting, setPasting] = useState(false);
  return (
    <Box sx={{ display: 'grid', gap: 1, justifyItems: 'end' }}>
      <Box sx={{ display: 'flex', gap: 1 }}>
        <Button
          data-first
          variant="contained"
          startIcon={<UploadFile />}
          loading={choose.isPending}
          onClick={() => choose.mutate(undefined, { onSuccess: (preview) => preview && onOpened(preview) })}
        >
          {t('plans.newFromFile')}
        </Button>
        <Button variant="outlined" startIcon={<ContentPaste />} onClick={() => setPasting(true)}>
          {t('plans.newFromPaste')}
        </Button>
      </Box>
      {choose.error && <ErrorPanel error={choose.error} />}
      {isPasting && <PasteDialog onOpened={onOpened} onClose={() => setPasting(false)} />}
    </Box>
  );
}

function PasteDialog(props: { onOpened(preview: SheetPreview): void; onClose(): void }): ReactElement {
  const t = useText();
  const [text, setText] = useState('');
  const box = useRef<HTMLTextAreaElement>(null);
  const paste = usePasteSheet();
  const confirm = () =>
    paste.mutate(text, {
      onSuccess: (preview) => {
        props.onClose();
        props.onOpened(preview);
      },
    });
  return (
    <ConfirmDialog
      open
      title={t('plans.paste.title')}
      confirmLabel={t('plans.paste.confirm')}
      initialFocus={box}
      busy={paste.isPending || text.trim() === ''}
      onConfirm={confirm}
      onCancel={props.onClose}
    >
      <Typography sx={{ mb: 1 }}>{t('plans.paste.what')}</Typography>
      <TextField
        multiline
        fullWidth
        label={t('plans.paste.label')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        inputRef={box}
        slotProps={{ input: plainTextArea, htmlInput: { rows: 10, spellCheck: false, wrap: 'off' } }}
      />
      {paste.error && <ErrorPanel error={paste.error} />}
    </ConfirmDialog>
  );
}
