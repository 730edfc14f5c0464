import Box from '@mui/material/Box';
import Dialog from '@mui/material/Dialog';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import useAutocomplete from '@mui/material/useAutocomplete';
import { useForkRef } from '@mui/material/utils';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { activity } from '../../shared/text/en/activity';
import { link } from '../../shared/text/en/link';
import { addText } from '../../shared/text/text';
import { useNavigation } from '../app-state/navigation';
import { useText } from '../text';
import { usePaletteItems, type PaletteItem } from './use-palette-items';

addText({ activity, link });

/** One box that leads to everything: records of the site in use, sites, what was written lately, and every action. */
export function Palette({ onClose }: { onClose(): void }): ReactElement {
  const t = useText();
  return (
    <Dialog
      open
      onClose={onClose}
      // The library puts a name of the whole on what lies around the dialog.
      slotProps={{ paper: { 'aria-label': t('common.palette.title') } }}
      maxWidth="sm"
      fullWidth
      sx={{ '& .MuiDialog-container': { alignItems: 'flex-start' } }}
    >
      <Finder onClose={onClose} />
    </Dialog>
  );
}

function Finder({ onClose }: { onClose(): void }): ReactElement {
  const t = useText();
  const { screen } = useNavigation();
  const [text, setText] = useState('');
  const { items, isSearching, error } = usePaletteItems(text, screen);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const box = useAutocomplete<PaletteItem, false, false, false>({
    id: 'palette',
    options: items,
    filterOptions: (options) => options,
    getOptionLabel: ({ name }) => name,
    getOptionKey: ({ id }) => id,
    value: null,
    inputValue: text,
    onInputChange: (_event, typed, reason) => reason === 'input' && setText(typed),
    onChange: (_event, item) => {
      onClose();
      // Once the dialog is gone: it gives the focus back, and the action places it after that.
      if (item) requestAnimationFrame(() => item.run());
    },
    open: true,
    onClose: (_event, reason) => reason === 'escape' && onClose(),
    autoHighlight: true,
    clearOnBlur: false,
  });
  const emptyText = isSearching ? t('common.palette.searching') : t('common.palette.none', { text });
  const { ref: ownRef, ...inputProps } = box.getInputProps();
  const ref = useForkRef(ownRef, input);
  return (
    <>
      <Box {...box.getRootProps()} sx={{ p: 2, pb: 1 }}>
        <TextField
          id={inputProps.id}
          label={t('common.palette.box')}
          error={error !== null}
          helperText={error === null ? undefined : t('common.palette.failed', { reason: error })}
          inputRef={ref}
          slotProps={{ htmlInput: inputProps }}
        />
      </Box>
      {items.length > 0 && (
        <Box
          component="ul"
          {...box.getListboxProps()}
          aria-label={t('common.palette.title')}
          sx={optionsLook}
        >
          {items.map((item, index) => {
            const { key, ...optionProps } = box.getOptionProps({ option: item, index });
            return (
              <li key={key} {...optionProps}>
                <Option item={item} />
              </li>
            );
          })}
        </Box>
      )}
      <Typography component="output" sx={{ px: 2, pb: 1.5, '&:empty': { display: 'none' } }}>
        {items.length === 0 && emptyText}
      </Typography>
    </>
  );
}

const optionsLook = {
  listStyle: 'none',
  m: 0,
  p: 0,
  pb: 1,
  maxHeight: '60vh',
  overflow: 'auto',
  position: 'relative',
  '& li': { display: 'flex', alignItems: 'baseline', gap: 1.5, px: 2, py: 0.5, cursor: 'pointer' },
  '& li.Mui-focused': { bgcolor: 'action.selected' },
  '@media (forced-colors: active)': {
    '& li.Mui-focused': { outline: '2px solid Highlight', outlineOffset: -2 },
  },
} as const;

function Option({ item }: { item: PaletteItem }): ReactElement {
  const t = useText();
  return (
    <>
      <Typography variant="body2" component="span" sx={{ width: 56, flex: 'none', color: 'text.secondary' }}>
        {t(`common.palette.group.${item.group}`)}
      </Typography>
      <Typography
        component="span"
        sx={{ flex: 'none', maxWidth: '60%', fontWeight: 600, overflowWrap: 'anywhere' }}
      >
        {item.name}
      </Typography>
      <Typography
        variant="body2"
        component="span"
        noWrap
        sx={{ flex: 1, minWidth: 0, color: 'text.secondary' }}
      >
        {item.what}
      </Typography>
    </>
  );
}
