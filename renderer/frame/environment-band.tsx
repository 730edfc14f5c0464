import Box from '@mui/material/Box';
import type { ReactElement } from 'react';
import { EnvironmentIcon } from '../components/environment-mark';
import { useText } from '../text';
import { useCurrentSite } from '../app-state/current-site';
import { LockControl } from './lock-control';
import { useSignInHeard } from '../app-state/sign-in-heard';
import { nameSitePlace } from '../app-state/site-list';
import { tinyWindow } from '../components/window-heights';

/**
 * Where there is no room for all, the name is cut last: it alone tells two sites of a customer apart. So far apart that
 * none loses a fraction of a pixel, and with it a word, before its turn; none below 1, or it would keep some of its width.
 */
const givesWay = { first: 1e8, next: 1e4, last: 1 };

/** Colour, icon and word of the site that will be written to, across the window on every screen. */
export function EnvironmentBand(): ReactElement {
  const t = useText();
  const site = useCurrentSite();
  const { environment, name, signInState, secret } = site;
  const heard = useSignInHeard(site.id);
  const isKept = signInState.userName !== '' && (secret === 'keychain' || secret === 'session');
  const place = nameSitePlace(site);
  return (
    <Box
      component="section"
      aria-label={t('common.frame.band')}
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 1,
        px: 2,
        minHeight: 28,
        [`@media ${tinyWindow}`]: { minHeight: 24 },
        whiteSpace: 'nowrap',
        overflow: 'hidden',
        fontSize: '0.8125rem',
        color: `${environment}.onBand`,
        bgcolor: `${environment}.band`,
        '@media (forced-colors: active)': { borderBottom: '2px solid' },
      }}
    >
      <EnvironmentIcon environment={environment} sx={{ fontSize: '1.125rem' }} aria-hidden />
      <Box component="strong" sx={{ fontWeight: 700 }}>
        {t(`common.environment.${environment}`)}
      </Box>
      <Box
        component="span"
        sx={{ fontWeight: 600, overflow: 'hidden', textOverflow: 'ellipsis', flexShrink: givesWay.last }}
        title={name}
      >
        {name}
      </Box>
      <Box
        component="span"
        sx={{
          display: { xs: 'none', sm: 'inline' },
          overflow: 'hidden',
          textOverflow: 'ellipsis',
          flexShrink: givesWay.first,
        }}
        title={place}
      >
        {place}
      </Box>
      <Box
        component="span"
        title={signInState.userName}
        sx={{ ml: 'auto', overflow: 'hidden', textOverflow: 'ellipsis', flexShrink: givesWay.next }}
      >
        {isKept && t(`common.frame.signIn.${heard}`, { user: signInState.userName })}
      </Box>
      <LockControl site={site} />
    </Box>
  );
}
