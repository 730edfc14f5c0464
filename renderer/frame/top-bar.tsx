import DifferenceOutlined from '@mui/icons-material/DifferenceOutlined';
import HistoryOutlined from '@mui/icons-material/HistoryOutlined';
import LinkOutlined from '@mui/icons-material/Link';
import ManageSearch from '@mui/icons-material/ManageSearch';
import PlaylistAddCheck from '@mui/icons-material/PlaylistAddCheck';
import StorageOutlined from '@mui/icons-material/StorageOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReactElement } from 'react';
import { FirstBarTools } from '../first-screen';
import { useText } from '../text';
import { screens } from '../../shared/commands';
import { useNavigation, useUnsaved } from '../app-state/navigation';
import { lowWindow, tinyWindow } from '../components/window-heights';

const screenIcons = {
  link: LinkOutlined,
  record: ManageSearch,
  mismatches: DifferenceOutlined,
  plans: PlaylistAddCheck,
  activity: HistoryOutlined,
  sites: StorageOutlined,
};

/** Words lead better than pictures where there is no room for both: a second line of the bar would cost a row of values. */
const narrowWindow = '@media (max-width: 1099px)';

function ScreenTabs(): ReactElement {
  const t = useText();
  const { screen, open } = useNavigation();
  const { unsaved } = useUnsaved();
  return (
    <Box component="nav" aria-label={t('common.frame.navigation')} sx={{ display: 'flex', gap: 0.5 }}>
      {screens.map((name) => {
        const Icon = screenIcons[name];
        const here = name === screen;
        const label = t(`common.frame.screen.${name}`);
        const unsavedLabel = unsaved.has(name) ? t('common.frame.unsaved', { screen: label }) : null;
        return (
          <Button
            key={name}
            // Links, because they lead to screens, and because the one button called *Link* has to be the one that writes.
            href={`#${name}`}
            variant="text"
            startIcon={<Icon />}
            aria-current={here ? 'page' : undefined}
            {...(unsavedLabel === null ? {} : { 'aria-label': unsavedLabel, title: unsavedLabel })}
            onClick={(event) => {
              event.preventDefault();
              open(name);
            }}
            sx={{
              px: 1.5,
              [narrowWindow]: { px: 1, minWidth: 0, '& .MuiButton-startIcon': { display: 'none' } },
              color: here ? 'text.primary' : 'text.secondary',
              borderRadius: 0,
              borderBottom: '3px solid',
              borderColor: here ? 'primary.main' : 'transparent',
              height: 54,
              [`@media ${lowWindow}`]: { height: 46 },
              [`@media ${tinyWindow}`]: { height: 38, px: 0.5 },
              // Forced colours paint transparent borders, too.
              '@media (forced-colors: active)': { borderColor: here ? 'Highlight' : 'Canvas' },
            }}
          >
            {label}
            {unsavedLabel !== null && ' •'}
          </Button>
        );
      })}
    </Box>
  );
}

/** Site, screens and colours: the same place on every screen. */
export function TopBar(): ReactElement {
  return (
    <Box
      component="header"
      data-pane
      sx={{
        display: 'flex',
        alignItems: 'center',
        flexWrap: 'wrap',
        [`@media ${tinyWindow} and (min-width: 560px)`]: { flexWrap: 'nowrap' },
        columnGap: 2,
        px: 2,
        bgcolor: 'background.paper',
        borderBottom: '1px solid',
        borderColor: 'divider',
      }}
    >
      <ScreenTabs />
      <Box
        sx={{
          display: 'flex',
          alignItems: 'center',
          gap: 1,
          ml: 'auto',
          pt: 1.25,
          pb: 0.75,
          minHeight: 56,
          boxSizing: 'border-box',
          [`@media ${lowWindow}`]: { pt: 0.75, pb: 0.25, minHeight: 46 },
          [`@media ${tinyWindow}`]: {
            minHeight: 38,
            minWidth: 0,
            pt: 1,
            pb: 0.25,
            '& .field': { height: 28 },
            '& button': { minHeight: 28, py: 0 },
          },
        }}
      >
        <FirstBarTools />
      </Box>
    </Box>
  );
}
