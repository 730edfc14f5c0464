import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useRef, type ReactElement, type RefObject } from 'react';
import { useClearRequests, useExportHar } from '../../api/inspector';
import { useAnnounce } from '../../components/announcer';
import { ComboBox } from '../../components/combo-box/combo-box';
import { ErrorPanel } from '../../components/error-panel';
import { TextSearch } from '../../components/text-search';
import { LogFolderButton } from '../../components/log-folder-button';
import { useAllSites } from '../../app-state/current-site';
import { useText } from '../../text';

export interface Filter {
  text: string;
  siteId: string | null;
}

interface Props {
  filter: Filter;
  onFilter(filter: Filter): void;
  isEmpty: boolean;
}

/** No site has an empty id. */
const allSites = '';

type FilterProps = Pick<Props, 'filter' | 'onFilter'> & { search: RefObject<HTMLInputElement | null> };

function FilterBoxes({ filter, onFilter, search }: FilterProps): ReactElement {
  const t = useText();
  const { sites } = useAllSites();
  return (
    <>
      <TextSearch
        box={search}
        label={t('inspector.search')}
        placeholder={t('inspector.searchHelper')}
        text={filter.text}
        onSearch={(text) => onFilter({ ...filter, text })}
        sx={{ maxWidth: 260 }}
      />
      <Box sx={{ width: 200 }}>
        <ComboBox
          id="inspector-site"
          label={t('inspector.site')}
          value={filter.siteId ?? allSites}
          onChange={(_event, id) => onFilter({ ...filter, siteId: id === allSites ? null : id })}
          options={[{ id: allSites, name: t('inspector.allSites') }, ...sites]}
          getOptionValue={({ id }) => id}
          getOptionKey={({ id }) => id}
          getOptionLabel={({ name }) => name}
          disableClearable
          autoHighlight
          selectOnFocus
          noOptionsText={t('common.frame.noSite')}
          renderOption={({ name }) => name}
        />
      </Box>
    </>
  );
}

/** Search and site, export, clear, and the way to the log. */
export function InspectorTools({ filter, onFilter, isEmpty }: Props): ReactElement {
  const t = useText();
  const announce = useAnnounce();
  const exportHar = useExportHar();
  const clear = useClearRequests();
  const search = useRef<HTMLInputElement>(null);
  const handleCleared = () => {
    announce(t('inspector.cleared'));
    // The button has nothing to do any more; keys would go nowhere.
    search.current?.focus();
  };
  const written = exportHar.data?.fileName ? t('inspector.exported', exportHar.data) : '';
  return (
    <Box>
      <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: 1, pt: 1 }}>
        <FilterBoxes filter={filter} onFilter={onFilter} search={search} />
        <Box sx={{ display: 'flex', gap: 1, ml: 'auto' }}>
          <Button disabled={isEmpty} loading={exportHar.isPending} onClick={() => exportHar.mutate(filter)}>
            {t('inspector.export')}
          </Button>
          <Button disabled={isEmpty} onClick={() => clear.mutate(undefined, { onSuccess: handleCleared })}>
            {t('inspector.clear')}
          </Button>
          <LogFolderButton />
        </Box>
      </Box>
      <Typography
        component="output"
        variant="body2"
        sx={{ overflowWrap: 'anywhere', display: 'block', '&:not(:empty)': { mt: 1 } }}
      >
        {written}
      </Typography>
      {exportHar.error && <ErrorPanel error={exportHar.error} />}
    </Box>
  );
}
