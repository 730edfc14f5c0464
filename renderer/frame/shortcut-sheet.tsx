import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { useId, type ReactElement } from 'react';
import { useAppInfo } from '../api/app';
import { useText } from '../text';

/** `Mod` is Ctrl, or Cmd on a Mac. No key here needs AltGr or Shift on a Nordic keyboard to be reached. */
const groups = [
  {
    name: 'everywhere',
    keys: [
      ['newLink', ['Mod+N']],
      ['switchSite', ['Mod+Shift+P']],
      ['screens', ['Mod+1', 'Mod+2', 'Mod+3']],
      ['inspector', ['Mod+I']],
      ['panes', ['F6', 'Shift+F6']],
      ['sheet', ['Mod+F1']],
    ],
  },
  {
    name: 'link',
    keys: [
      ['submit', ['Mod+Enter']],
      ['differences', ['F7', 'Shift+F7']],
      ['takeSide', ['Alt+←', 'Alt+→']],
      ['undo', ['Mod+Z', 'Mod+Y']],
      ['reset', ['Mod+Backspace']],
      ['list', ['Alt+↓']],
      ['toggle', ['Space']],
    ],
  },
] as const;

function Key({ name, isMac }: { name: string; isMac: boolean }): ReactElement {
  return (
    <Box
      component="kbd"
      sx={{
        px: 0.75,
        py: 0.25,
        border: '1px solid',
        borderColor: 'divider',
        borderRadius: 0.5,
        bgcolor: 'background.default',
        fontFamily: 'inherit',
        fontSize: '0.8125rem',
        whiteSpace: 'nowrap',
      }}
    >
      {name.replace('Mod', isMac ? 'Cmd' : 'Ctrl')}
    </Box>
  );
}

/** Every key of the program on one sheet. */
export function ShortcutSheet({ onClose }: { onClose(): void }): ReactElement {
  const t = useText();
  const isMac = useAppInfo().data?.platform === 'darwin';
  const titleId = useId();
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="sm" fullWidth>
      <DialogTitle id={titleId} variant="h2">
        {t('common.shortcuts.title')}
      </DialogTitle>
      <DialogContent>
        {groups.map(({ name, keys }) => (
          <Box key={name} component="section" sx={{ mb: 2 }}>
            <Typography variant="h3" sx={{ mb: 0.5 }}>
              {t(`common.shortcuts.group.${name}`)}
            </Typography>
            <Box
              component="dl"
              sx={{ display: 'grid', gridTemplateColumns: '1fr auto', rowGap: 0.75, columnGap: 2, m: 0 }}
            >
              {keys.map(([command, combinations]) => (
                <Box key={command} sx={{ display: 'contents' }}>
                  <dt>{t(`common.shortcuts.command.${command}`)}</dt>
                  <Box component="dd" sx={{ m: 0, display: 'flex', gap: 0.5, justifyContent: 'flex-end' }}>
                    {combinations.map((combination) => (
                      <Key key={combination} name={combination} isMac={isMac} />
                    ))}
                  </Box>
                </Box>
              ))}
            </Box>
          </Box>
        ))}
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2 }}>
        <Button onClick={onClose}>{t('common.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
