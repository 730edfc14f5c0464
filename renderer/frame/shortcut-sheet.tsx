import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { useId, type ReactElement } from 'react';
import { commandList, controlKeys } from '../../shared/commands';
import { nameCommand } from '../../shared/text/text';
import { useAppInfo } from '../api/app';
import { useText } from '../text';

const groups = [
  { where: 'window', keys: [] },
  { where: 'values', keys: controlKeys },
  { where: 'link', keys: [] },
  { where: 'list', keys: [] },
] as const;

/** The commands that count there, and what controls do there by themselves. */
function rowsOf({ where, keys }: (typeof groups)[number]) {
  return [...commandList.filter((command) => command.where === where), ...keys];
}

const arrows: Record<string, string> = { ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓' };

function nameKey(keys: string, isMac: boolean): string {
  return keys.replace('Mod', isMac ? 'Cmd' : 'Ctrl').replace(/Arrow\w+/, (arrow) => arrows[arrow] ?? arrow);
}

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
      {nameKey(name, isMac)}
    </Box>
  );
}

/** Every key of the program on one sheet. */
export function ShortcutSheet({ onClose }: { onClose(): void }): ReactElement {
  const t = useText();
  const isMac = useAppInfo().data?.platform === 'darwin';
  const titleId = useId();
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="md" fullWidth>
      <DialogTitle id={titleId} variant="h2">
        {t('common.shortcuts.title')}
      </DialogTitle>
      <DialogContent sx={{ columnWidth: 330, columnGap: 5 }}>
        {groups.map((group) => (
          <Box key={group.where} component="section" sx={{ mb: 2, breakInside: 'avoid' }}>
            <Typography variant="h3" sx={{ mb: 0.5 }}>
              {t(`common.shortcuts.group.${group.where}`)}
            </Typography>
            <Box
              component="dl"
              sx={{ display: 'grid', gridTemplateColumns: '1fr auto', rowGap: 0.75, columnGap: 2, m: 0 }}
            >
              {rowsOf(group).map(({ id, keys }) => (
                <Box key={id} sx={{ display: 'contents' }}>
                  <dt>{nameCommand(id, t)}</dt>
                  <Box
                    component="dd"
                    sx={{ m: 0, display: 'flex', gap: 0.5, alignItems: 'start', justifyContent: 'flex-end' }}
                  >
                    {keys.map((combination) => (
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
