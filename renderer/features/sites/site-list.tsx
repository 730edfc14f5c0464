import ArrowDownward from '@mui/icons-material/ArrowDownward';
import ArrowUpward from '@mui/icons-material/ArrowUpward';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import type { KeyboardEvent, ReactElement } from 'react';
import type { SiteView } from '../../../shared/site';
import { EnvironmentMark } from '../../components/environment-mark';
import { useKeptHeard } from '../../app-state/sign-in-heard';
import { useText } from '../../text';
import { groupSites } from '../../app-state/site-list';
import { nameSitePlace } from '../../app-state/site-list';

interface Props {
  sites: readonly SiteView[];
  /** Null while a new site is being added. */
  selectedId: string | null;
  currentId: string;
  onSelect(siteId: string): void;
  /** Null where the order is not the user's own. */
  onMove: ((siteId: string, step: 1 | -1) => void) | null;
}

function SiteRow({ site, isCurrent }: { site: SiteView; isCurrent: boolean }): ReactElement {
  const t = useText();
  const second = { variant: 'body2', noWrap: true, sx: { color: 'text.secondary' } } as const;
  const heard = useKeptHeard(site);
  const isHeard = heard !== 'nothing';
  const kept = t(isHeard ? `sites.heard.${heard}` : `sites.secret.${site.secret}`);
  const signIn = site.builtIn ? site.signInState.userName : kept;
  return (
    <Box sx={{ width: '100%', minWidth: 0 }}>
      {/* Whole: names of one customer's sites often differ in their last word alone. */}
      <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{site.name}</Typography>
      <Typography {...second} title={nameSitePlace(site)}>
        {nameSitePlace(site)}
      </Typography>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
        <EnvironmentMark environment={site.environment} />
        <Typography {...second} title={signIn} sx={{ ...second.sx, flex: 1 }}>
          {signIn}
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

function SiteItem({ site, ...props }: Omit<Props, 'sites'> & { site: SiteView }): ReactElement {
  const { selectedId, currentId, onSelect } = props;
  const isSelected = site.id === selectedId;
  const onMove = site.builtIn ? null : props.onMove;
  const handleKey = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    onMove?.(site.id, event.key === 'ArrowUp' ? -1 : 1);
  };
  return (
    <Box component="li" sx={{ display: 'flex', borderBottom: '1px solid', borderBottomColor: 'divider' }}>
      <ButtonBase
        aria-current={isSelected ? 'true' : undefined}
        onClick={() => onSelect(site.id)}
        onKeyDown={handleKey}
        sx={{
          display: 'block',
          flex: 1,
          minWidth: 0,
          px: 2,
          py: 1,
          textAlign: 'left',
          bgcolor: isSelected ? 'action.selected' : 'transparent',
          '&:hover': { bgcolor: 'action.hover' },
          borderLeft: '4px solid',
          borderLeftColor: `${site.environment}.main`,
        }}
      >
        <SiteRow site={site} isCurrent={site.id === currentId} />
      </ButtonBase>
      {onMove && <MoveButtons name={site.name} onMove={(step) => onMove(site.id, step)} />}
    </Box>
  );
}

function MoveButtons({ name, onMove }: { name: string; onMove(step: 1 | -1): void }): ReactElement {
  const t = useText();
  return (
    <Box sx={{ display: 'grid', alignContent: 'center' }}>
      <IconButton size="small" aria-label={t('sites.order.up', { site: name })} onClick={() => onMove(-1)}>
        <ArrowUpward fontSize="small" />
      </IconButton>
      <IconButton size="small" aria-label={t('sites.order.down', { site: name })} onClick={() => onMove(1)}>
        <ArrowDownward fontSize="small" />
      </IconButton>
    </Box>
  );
}

/** All sites by customer, the practice site first; choosing one shows it beside the list. */
export function SiteList({ sites, ...props }: Props): ReactElement {
  const t = useText();
  const builtIn = sites.filter((site) => site.builtIn);
  const groups = groupSites(sites);
  const hasCustomers = groups.some(({ customer }) => customer !== '');
  return (
    <Box component="ul" aria-label={t('sites.list')} sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {builtIn.map((site) => (
        <SiteItem key={site.id} site={site} {...props} />
      ))}
      {groups.map(({ customer, sites: ofCustomer }) => (
        <li key={customer.toLowerCase()}>
          {hasCustomers && (
            <Typography
              variant="body2"
              sx={{ px: 2, pt: 1, pb: 0.5, fontWeight: 600, overflowWrap: 'anywhere' }}
            >
              {customer || t('sites.noCustomer')}
            </Typography>
          )}
          <Box
            component="ul"
            aria-label={customer || t('sites.noCustomer')}
            sx={{ listStyle: 'none', m: 0, p: 0 }}
          >
            {ofCustomer.map((site) => (
              <SiteItem key={site.id} site={site} {...props} />
            ))}
          </Box>
        </li>
      ))}
    </Box>
  );
}
