import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Typography from '@mui/material/Typography';
import type { ReactElement } from 'react';
import type { SiteView } from '../../../shared/site';
import { EnvironmentMark } from '../../components/environment-mark';
import { useText } from '../../text';

interface Props {
  sites: readonly SiteView[];
  /** Null while a new site is being added. */
  selectedId: string | null;
  currentId: string;
  onSelect(siteId: string): void;
}

function SiteRow({ site, isCurrent }: { site: SiteView; isCurrent: boolean }): ReactElement {
  const t = useText();
  const second = { variant: 'body2', noWrap: true, sx: { color: 'text.secondary' } } as const;
  return (
    <Box sx={{ width: '100%', minWidth: 0 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
        <Typography noWrap sx={{ fontWeight: 600, flex: 1 }} title={site.name}>
          {site.name}
        </Typography>
        <EnvironmentMark environment={site.environment} />
      </Box>
      <Typography {...second} title={site.address}>
        {site.address}
      </Typography>
      <Box sx={{ display: 'flex', gap: 1, justifyContent: 'space-between' }}>
        <Typography {...second}>
          {site.builtIn ? site.signInState.userName : t(`sites.secret.${site.secret}`)}
        </Typography>
        {isCurrent && (
          <Typography variant="body2" noWrap sx={{ fontWeight: 600, flexShrink: 0 }}>
            {t('sites.inUse')}
          </Typography>
        )}
      </Box>
    </Box>
  );
}

/** All sites, the practice site first; choosing one shows it beside the list. */
export function SiteList({ sites, selectedId, currentId, onSelect }: Props): ReactElement {
  const t = useText();
  return (
    <Box component="ul" aria-label={t('sites.list')} sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {sites.map((site) => (
        <li key={site.id}>
          <ButtonBase
            aria-current={site.id === selectedId ? 'true' : undefined}
            onClick={() => onSelect(site.id)}
            sx={{
              display: 'block',
              width: '100%',
              px: 2,
              py: 1,
              textAlign: 'left',
              bgcolor: site.id === selectedId ? 'action.selected' : 'transparent',
              '&:hover': { bgcolor: 'action.hover' },
              borderLeft: '4px solid',
              borderLeftColor: `${site.environment}.main`,
              borderBottom: '1px solid',
              borderBottomColor: 'divider',
            }}
          >
            <SiteRow site={site} isCurrent={site.id === currentId} />
          </ButtonBase>
        </li>
      ))}
    </Box>
  );
}
