import Add from '@mui/icons-material/Add';
import Button from '@mui/material/Button';
import type { ReactElement } from 'react';
import { link } from '../../shared/text/en/link';
import { addText } from '../../shared/text/text';
import { useText } from '../text';
import { useNavigation } from '../app-state/navigation';
import { SitePicker } from './site-picker';
import { ThemeSwitch } from './theme-switch';
import { tinyWindow } from '../components/window-heights';

addText({ link });

/** The right end of the bar. A chunk of its own: pickers and menus are a fifth of the page, the first picture needs none. */
export function BarTools(): ReactElement {
  const t = useText();
  const { open } = useNavigation();
  return (
    <>
      <SitePicker />
      <Button
        startIcon={<Add />}
        onClick={() => open('sites', { form: 'new' })}
        // It stands on the screen of the sites as well.
        sx={{
          whiteSpace: 'nowrap',
          [`@media ${tinyWindow} and (max-width: 800px)`]: { display: 'none' },
        }}
      >
        {t('common.frame.addSite')}
      </Button>
      <ThemeSwitch />
    </>
  );
}
