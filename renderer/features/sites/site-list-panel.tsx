import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Paper from '@mui/material/Paper';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState, type ReactElement } from 'react';
import type { Outputs } from '../../../shared/ipc/contract';
import { useExportSites, useImportSites, useReorderSites } from '../../api/sites';
import { useAnnounce } from '../../components/announcer';
import { ErrorPanel } from '../../components/error-panel';
import { useSiteChoice } from '../../shell/current-site';
import { useText } from '../../text';
import { SiteList } from './site-list';
import { moveSite, searchSites, sortByUse } from '../../shell/site-order';

interface Props {
  selectedId: string | null;
  onSelect(siteId: string): void;
}

/** The list with its search, its two orders, and the way to and from a file. */
export function SiteListPanel({ selectedId, onSelect }: Props): ReactElement {
  const t = useText();
  const announce = useAnnounce();
  const { site: current, sites } = useSiteChoice();
  const reorder = useReorderSites();
  const [text, setText] = useState('');
  const [isOwnOrder, setOwnOrder] = useState(false);
  const found = searchSites(isOwnOrder ? sites : sortByUse(sites), text);
  const move = (siteId: string, step: 1 | -1) => {
    const order = moveSite(sites, siteId, step);
    const name = sites.find(({ id }) => id === siteId)?.name ?? '';
    if (order === null)
      announce(t(step === 1 ? 'sites.order.isLast' : 'sites.order.isFirst', { site: name }));
    else reorder.mutate(order, { onSuccess: () => announce(t('sites.order.moved', { site: name })) });
  };
  return (
    <>
      {sites.length > 2 && (
        <>
          <TextField
            type="search"
            label={t('sites.search')}
            value={text}
            onChange={(event) => setText(event.target.value)}
            slotProps={{ inputLabel: { shrink: true }, htmlInput: { maxLength: 500, spellCheck: false } }}
          />
          <FormControlLabel
            control={<Checkbox checked={isOwnOrder} onChange={(_event, on) => setOwnOrder(on)} />}
            label={t('sites.order.own')}
          />
        </>
      )}
      <Paper variant="outlined" sx={{ overflow: 'hidden' }}>
        <SiteList
          sites={found}
          selectedId={selectedId}
          currentId={current.id}
          onSelect={onSelect}
          onMove={isOwnOrder && text.trim() === '' ? move : null}
        />
        {found.length === 0 && <Typography sx={{ p: 2 }}>{t('sites.noMatch', { text })}</Typography>}
      </Paper>
      {reorder.error && <ErrorPanel error={reorder.error} />}
      <SiteFileButtons />
    </>
  );
}

/** Export and import; dialogs for the file belong to the system. */
function SiteFileButtons(): ReactElement {
  const t = useText();
  const exporting = useExportSites();
  const importing = useImportSites();
  const error = exporting.error ?? importing.error;
  const start = (run: typeof exporting | typeof importing) => {
    exporting.reset();
    importing.reset();
    run.mutate();
  };
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, my: 1 }}>
        <Button size="small" variant="text" onClick={() => start(exporting)}>
          {t('sites.file.export')}
        </Button>
        <Button size="small" variant="text" onClick={() => start(importing)}>
          {t('sites.file.import')}
        </Button>
      </Box>
      {exporting.data?.path && (
        <Alert severity="success" sx={{ overflowWrap: 'anywhere' }}>
          {t('sites.file.exported', { count: exporting.data.count, path: exporting.data.path })}
        </Alert>
      )}
      {importing.data?.path && <Imported outcome={importing.data} />}
      {error && <ErrorPanel error={error} />}
    </>
  );
}

function Imported({ outcome: { added, skipped } }: { outcome: Outputs['sites.import'] }): ReactElement {
  const t = useText();
  return (
    <Alert severity={skipped.length === 0 ? 'success' : 'info'}>
      {t('sites.file.imported', { count: added })}
      {skipped.map(({ name, reason }) => (
        <Typography key={name} variant="body2" sx={{ overflowWrap: 'anywhere' }}>
          {t('sites.file.skipped', { name, reason })}
        </Typography>
      ))}
    </Alert>
  );
}
