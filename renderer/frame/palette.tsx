import Box from '@mui/material/Box';
import Dialog from '@mui/material/Dialog';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import useAutocomplete from '@mui/material/useAutocomplete';
import { useForkRef } from '@mui/material/utils';
import {
  useEffect,
  useEffectEvent,
  useRef,
  useState,
  type ClipboardEvent,
  type KeyboardEvent,
  type ReactElement,
} from 'react';
import { activity } from '../../shared/text/en/activity';
import { link } from '../../shared/text/en/link';
import { record } from '../../shared/text/en/record';
import { addText } from '../../shared/text/text';
import { useNavigation } from '../app-state/navigation';
import { SignInButton } from '../components/sign-in-button';
import { useText } from '../text';
import { SignInWays } from './sign-in-way';
import { usePaletteItems, type PaletteItem } from './use-palette-items';

addText({ activity, link, record });

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
      <SignInWays>
        <Finder onClose={onClose} />
      </SignInWays>
    </Dialog>
  );
}

function Finder({ onClose }: { onClose(): void }): ReactElement {
  const t = useText();
  const { screen } = useNavigation();
  const [text, setText] = useState('');
  const { items, isSearching, error, codes, isShort } = usePaletteItems(text, screen);
  const input = useRef<HTMLInputElement>(null);
  // The mark stands on the first, whatever comes in before it, until somebody moves it: then it stays where it was put.
  const isMoved = useRef(false);
  useEffect(() => input.current?.focus(), []);
  const isAwaited = useRef(false);
  const run = (item: PaletteItem | null) => {
    onClose();
    // Once the dialog is gone: it gives the focus back, and the action places it after that.
    if (item) requestAnimationFrame(() => item.run());
  };
  const runFirst = useEffectEvent(() => {
    // Where nothing came, or not all could be asked, what is said of it stays in sight.
    if (items[0] && error === null) run(items[0]);
  });
  useEffect(() => {
    if (isSearching || !isAwaited.current) return;
    isAwaited.current = false;
    runFirst();
  }, [isSearching]);
  /** What comes late comes first: until it is there, Enter takes what somebody went to, and else waits. */
  const waitForHits = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !isSearching || isMoved.current) return;
    event.stopPropagation();
    isAwaited.current = true;
  };
  /** A box of one line would join the lines of a ticket, and an id with the number below it. */
  const takeWhole = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData('text');
    if (!/[\r\n]/.test(pasted.trim())) return;
    event.preventDefault();
    type(pasted);
  };
  const type = (typed: string) => {
    isMoved.current = false;
    isAwaited.current = false;
    setText(typed);
  };
  const box = useAutocomplete<PaletteItem, false, false, false>({
    id: 'palette',
    options: items,
    filterOptions: (options) => options,
    getOptionLabel: (item) => (isMoved.current ? item.id : nameOnce(item)),
    getOptionKey: ({ id }) => id,
    value: null,
    inputValue: text,
    onInputChange: (_event, typed, reason) => {
      if (reason === 'input') type(typed);
    },
    onHighlightChange: (_event, _item, reason) => {
      if (reason === 'keyboard' || reason === 'mouse') isMoved.current = true;
    },
    onChange: (_event, item) => run(item),
    open: true,
    onClose: (_event, reason) => reason === 'escape' && onClose(),
    autoHighlight: true,
    clearOnBlur: false,
  });
  const note = noteOf({ isSearching, isFailed: error !== null, isShort, isEmpty: items.length === 0 });
  const { ref: ownRef, ...inputProps } = box.getInputProps();
  const ref = useForkRef(ownRef, input);
  return (
    <>
      <Box {...box.getRootProps()} onKeyDownCapture={waitForHits} sx={{ p: 2, pb: 1 }}>
        <TextField
          id={inputProps.id}
          label={t('common.palette.box')}
          error={error !== null}
          helperText={error ?? undefined}
          inputRef={ref}
          slotProps={{ htmlInput: { ...inputProps, onPaste: takeWhole } }}
        />
        <SignInButton codes={codes} onGo={onClose} />
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
        {note && t(`common.palette.${note}`, { text })}
      </Typography>
    </>
  );
}

const names = new WeakMap<PaletteItem, string>();
let named = 0;

/** The box finds what was marked before by its name; under a new one it does not. */
function nameOnce(item: PaletteItem): string {
  const known = names.get(item);
  if (known !== undefined) return known;
  named += 1;
  names.set(item, String(named));
  return String(named);
}

/** What stands below the list. Where a search failed nobody can say that nothing fits: why it failed stands at the box. */
function noteOf({
  isSearching,
  isFailed,
  isShort,
  isEmpty,
}: Record<'isSearching' | 'isFailed' | 'isShort' | 'isEmpty', boolean>):
  'searching' | 'none' | 'short' | null {
  if (isSearching) return 'searching';
  if (!isEmpty || isFailed) return null;
  return isShort ? 'short' : 'none';
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
  return (
    <>
      <Typography variant="body2" component="span" sx={{ width: 64, flex: 'none', color: 'text.secondary' }}>
        {item.group}
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
