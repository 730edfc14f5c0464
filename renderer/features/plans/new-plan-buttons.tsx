import ContentPaste from '@mui/icons-material/ContentPaste';
import FormatListBulleted from '@mui/icons-material/FormatListBulleted';
import UploadFile from '@mui/icons-material/UploadFile';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useRef, useState, type ReactElement } from 'react';
import type { SiteView } from '../../../shared/site';
import type { SheetPreview } from '../../../shared/sheet/sheet-preview';
import { useChooseSheet, usePasteSheet } from '../../api/sheets';
import { useWouldBeLost } from '../../app-state/would-be-lost';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { plainTextArea } from '../../components/form/plain-text-area';
import { ErrorPanel } from '../../components/error-panel';
import { useText } from '../../text';
import { ListingDialog } from './sheet/listing-dialog';

interface Props {
  site: SiteView;
  onOpened(preview: SheetPreview): void;
}

/**
 * The ways to a plan: a file, what was copied in a spreadsheet program, or a list that the site itself gives. A file can be
 * dropped on the screen too.
 */
export function NewPlanButtons({ site, onOpened }: Props): ReactElement {
  const t = useText();
  const choose = useChooseSheet();
  const [dialog, setDialog] = useState<'paste' | 'listing' | null>(null);
  const close = () => setDialog(null);
  return (
    <Box sx={{ display: 'grid', gap: 1, justifyItems: 'end' }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <Button
          data-first
          variant="contained"
          startIcon={<UploadFile />}
          loading={choose.isPending}
          onClick={() => choose.mutate(undefined, { onSuccess: (preview) => preview && onOpened(preview) })}
        >
          {t('plans.newFromFile')}
        </Button>
        <Button variant="outlined" startIcon={<ContentPaste />} onClick={() => setDialog('paste')}>
          {t('plans.newFromPaste')}
        </Button>
        <Button variant="outlined" startIcon={<FormatListBulleted />} onClick={() => setDialog('listing')}>
          {t('plans.newFromListing')}
        </Button>
      </Box>
      {choose.error && <ErrorPanel error={choose.error} />}
      {dialog === 'paste' && <PasteDialog onOpened={onOpened} onClose={close} />}
      {dialog === 'listing' && <ListingDialog site={site} onOpened={onOpened} onClose={close} />}
    </Box>
  );
}

function PasteDialog(props: { onOpened(preview: SheetPreview): void; onClose(): void }): ReactElement {
  const t = useText();
  const [text, setText] = useState('');
  useWouldBeLost('sheet', () => text.trim() !== '');
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
