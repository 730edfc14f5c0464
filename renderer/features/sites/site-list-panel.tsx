import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useState, type ReactElement } from 'react';
import type { Outputs } from '../../../shared/ipc/contract';
import { useExportSites, useImportSites } from '../../api/sites';
import { TextSearch } from '../../components/text-search';
import { ErrorPanel } from '../../components/error-panel';
import { useAllSites, useSiteChoice } from '../../app-state/current-site';
import { searchSites } from '../../app-state/site-list';
import { useSiteOrder } from '../../app-state/use-site-order';
import { useText } from '../../text';
import { SiteList } from './site-list';
import { useSiteMoves } from './use-site-moves';

interface Props {
  selectedId: string | null;
  /** The form of the selected one has changes that are not saved. */
  isUnsaved: boolean;
  onSelect(siteId: string): void;
}

/** The list with its search, its two orders, and the way to and from a file. */
export function SiteListPanel({ selectedId, isUnsaved, onSelect }: Props): ReactElement {
  const t = useText();
  const { site: current } = useSiteChoice();
  const { sites, error: listError, retry } = useAllSites();
  const order = useSiteOrder();
  const { move, error } = useSiteMoves(sites);
  const [text, setText] = useState('');
  const found = searchSites(order.arrange(sites), text);
  return (
    <>
      <SiteFileButtons />
      {listError && <ErrorPanel error={listError} onRetry={retry} />}
      {sites.length > 2 && (
        <>
          <TextSearch label={t('sites.search')} text={text} onSearch={setText} />
          <FormControlLabel
            control={<Checkbox checked={order.isOwn} onChange={(_event, on) => order.setOwn(on)} />}
            label={t('sites.order.own')}
          />
        </>
      )}
      <Paper variant="outlined" sx={{ overflow: 'hidden' }}>
        <SiteList
          sites={found}
          selectedId={selectedId}
          isUnsaved={isUnsaved}
          currentId={current.id}
          onSelect={onSelect}
          onMove={order.isOwn && text.trim() === '' ? move : null}
        />
        {found.length === 0 && <Typography sx={{ p: 2 }}>{t('sites.noMatch', { text })}</Typography>}
      </Paper>
      {order.error && <ErrorPanel error={order.error} />}
      {error && <ErrorPanel error={error} />}
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
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, ml: -0.5, mb: 1 }}>
        <Button size="small" variant="text" onClick={() => start(exporting)}>
          {t('sites.file.export')}
        </Button>
        <Button size="small" variant="text" onClick={() => start(importing)}>
          {t('sites.file.import')}
        </Button>
      </Box>
      <Box sx={{ '&:not(:empty)': { mb: 2 } }}>
        {exporting.data?.fileName && (
          <Alert severity="success" sx={{ overflowWrap: 'anywhere' }}>
            {t('sites.file.exported', { count: exporting.data.count, fileName: exporting.data.fileName })}
          </Alert>
        )}
        {importing.data?.fileName && <Imported outcome={importing.data} />}
        {error && <ErrorPanel error={error} />}
      </Box>
    </>
  );
}

/** As many as can be read; a file may hold thousands. */
const maxNotes = 20;

function Imported({ outcome }: { outcome: Outputs['sites.import'] }): ReactElement {
  const t = useText();
  const { added, skipped, sameName, withoutAuthority } = outcome;
  const notes = [
    ...sameName.map(({ name, address }) =>
      t(address === '' ? 'sites.file.sameNameOnline' : 'sites.file.sameName', { name, address }),
    ),
    ...withoutAuthority.map((name) => t('sites.file.withoutAuthority', { name })),
    ...skipped.map((name) => t('sites.file.skipped', { name })),
  ];
  const hidden = notes.length - maxNotes;
  const shown = [
    ...notes.slice(0, maxNotes),
    ...(hidden > 0 ? [t('sites.file.more', { count: hidden })] : []),
  ];
  return (
    <Alert
      severity={
        sameName.length + withoutAuthority.length > 0 ? 'warning' : skipped.length > 0 ? 'info' : 'success'
      }
    >
      {added === 0 ? t('sites.file.importedNone') : t('sites.file.imported', { count: added })}
      {[...new Set(shown)].map((note) => (
        <Typography key={note} variant="body2" sx={{ overflowWrap: 'anywhere' }}>
          {note}
        </Typography>
      ))}
    </Alert>
  );
}
