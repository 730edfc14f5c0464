import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useRef, useState, type ReactElement } from 'react';
import type { SiteView } from '../../shared/site';
import { useCommands } from '../app-state/commands';
import { useAnnounce } from '../components/announcer';
import { ComboBox } from '../components/combo-box/combo-box';
import { EnvironmentIcon, EnvironmentMark } from '../components/environment-mark';
import { useText } from '../text';
import { useAllSites, useSiteChoice } from '../app-state/current-site';
import { searchSites } from '../app-state/site-list';
import { useSiteOrder } from '../app-state/use-site-order';
import { nameSitePlace } from '../app-state/site-list';

function SiteOption({ site }: { site: SiteView }): ReactElement {
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, width: '100%', minWidth: 0 }}>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Typography sx={{ overflowWrap: 'anywhere' }}>{site.name}</Typography>
        <Typography variant="body2" noWrap sx={{ color: 'text.secondary' }}>
          {[nameSitePlace(site), site.signInState.userName, site.customer].filter(Boolean).join(' · ')}
        </Typography>
      </Box>
      <EnvironmentMark environment={site.environment} />
    </Box>
  );
}

/** Combobox `Site`, in the order of the list: type name, customer, address or user to find one among many; the environment of each is icon, word and colour. */
export function SitePicker(): ReactElement {
  const t = useText();
  const announce = useAnnounce();
  const { site, switchSite } = useSiteChoice();
  const [isEntered, setIsEntered] = useState(false);
  const { sites } = useAllSites(isEntered);
  const { arrange } = useSiteOrder();
  const input = useRef<HTMLInputElement>(null);

  useCommands({
    'switch-site': () => {
      // The box may have the focus already, from the last switch; it opens when it gets it. Then typing looks for another.
      input.current?.blur();
      input.current?.focus();
      input.current?.select();
    },
  });

  const choose = (nextId: string) => {
    const next = sites.find(({ id }) => id === nextId);
    if (!next || next.id === site.id) return;
    switchSite(next.id);
    const environment = t(`common.environment.${next.environment}`);
    announce(t('common.frame.switched', { site: next.name, environment, before: site.name }));
  };

  return (
    <Box sx={{ width: { xs: 230, lg: 380 }, minWidth: 0 }}>
      <ComboBox<SiteView>
        id="site"
        label={t('common.frame.site')}
        inputRef={input}
        onFocus={() => setIsEntered(true)}
        onBlur={() => setIsEntered(false)}
        start={
          <EnvironmentIcon
            environment={site.environment}
            aria-hidden
            sx={{ color: `${site.environment}.main` }}
          />
        }
        options={arrange(sites)}
        filterOptions={(options, { inputValue }) => searchSites(options, inputValue)}
        getOptionValue={({ id }) => id}
        value={site.id}
        onChange={(_event, nextId) => nextId !== null && choose(nextId)}
        getOptionLabel={({ name }) => name}
        getOptionKey={({ id }) => id}
        noOptionsText={t('common.frame.noSite')}
        disableClearable
        autoHighlight
        openOnFocus
        selectOnFocus
        popupMinWidthPx={420}
        popupAlign="end"
        renderOption={(one) => <SiteOption site={one} />}
      />
    </Box>
  );
}
