import LinkOutlined from '@mui/icons-material/Link';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useEffect, useEffectEvent, useRef, useState, type ReactElement, type RefObject } from 'react';
import { link } from '../../../shared/text/en/link';
import { siteRights } from '../../../shared/text/en/site-rights';
import { sites as sitesText } from '../../../shared/text/en/sites';
import { addText } from '../../../shared/text/text';
import type { SiteView } from '../../../shared/site';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { EnvironmentMark } from '../../components/environment-mark';
import { useAllSites, useSiteChoice } from '../../app-state/current-site';
import { useNavigation, useScreenParams, useUnsaved, type ScreenParams } from '../../app-state/navigation';
import { useWouldBeLost } from '../../app-state/would-be-lost';
import { useText } from '../../text';
import { KeychainNotice } from './keychain-notice';
import { PracticeSitePanel } from './practice-site-panel';
import { SiteEditor } from './site-editor';
import { SiteListPanel } from './site-list-panel';
import type { FormStart } from './use-site-form';

addText({ link, sites: { ...siteRights, ...sitesText } });

/** What stands beside the list: a site's id, or `new`. The count makes a fresh form of each choice. */
interface Selection {
  id: string;
  count: number;
  /** Why it was chosen, which decides where the focus goes; null = from the list, where the focus stays. */
  purpose: Purpose | null;
  /** The site in use then. */
  currentId: string;
}
type Purpose = Exclude<FormStart, null>;
const newSite = 'new';

/** Which site is shown; while the form has unsaved changes, going elsewhere asks first. */
function useSelection(currentId: string, request: ScreenParams['sites']) {
  const asked = toSelection(request);
  const [selection, setSelection] = useState<Selection>({
    ...(asked ?? { id: currentId, count: 0, purpose: null }),
    currentId,
  });
  const [wanted, setWanted] = useState<Pick<Selection, 'id' | 'purpose'> | null>(null);
  const [isDirty, setIsDirty] = useState(false);
  const go = (id: string, purpose: Purpose | null = null) => {
    setWanted(null);
    setIsDirty(false);
    setSelection(({ count }) => ({ id, count: count + 1, purpose, currentId }));
  };
  const ask = (id: string, purpose: Purpose | null = null) => {
    if (id === selection.id && (isDirty || purpose === null)) return;
    if (isDirty) setWanted({ id, purpose });
    else go(id, purpose);
  };
  const answered = useRef(request);
  const answer = useEffectEvent((wish: ScreenParams['sites']) => {
    if (asked === null || answered.current === wish) return;
    answered.current = wish;
    ask(asked.id, asked.purpose);
  });
  useEffect(() => answer(request), [request]);
  const { noteUnsaved } = useUnsaved();
  useEffect(() => noteUnsaved('sites', isDirty), [noteUnsaved, isDirty]);
  useWouldBeLost('site-form', () => isDirty);
  // Said of the form as it was saved: over for good once somebody goes on with it, or works on another site.
  const [editedCount, setEditedCount] = useState(-1);
  const isAsSaved = editedCount !== selection.count && selection.currentId === currentId;
  const isJustSaved = selection.purpose === 'saved' && isAsSaved;
  const noteEdit = () => setEditedCount(selection.count);
  return {
    selection,
    isJustSaved,
    isDirty,
    wanted,
    setIsDirty,
    noteEdit,
    go,
    ask,
    stay: () => setWanted(null),
  };
}

/** The site that another part of the window asks for; null before anybody did. */
function toSelection(request: ScreenParams['sites']): Omit<Selection, 'currentId'> | null {
  if (request.form === null) return null;
  return request.form === 'new'
    ? { id: newSite, count: 0, purpose: 'add' }
    : { id: request.siteId, count: 0, purpose: 'sign-in' };
}

function SelectedHeader({ site }: { site: SiteView | null }): ReactElement {
  const t = useText();
  const { site: current, switchSite } = useSiteChoice();
  const { open } = useNavigation();
  if (!site) {
    return (
      <Typography variant="h1" sx={{ mb: 2 }}>
        {t('sites.form.addTitle')}
      </Typography>
    );
  }
  const use = () => {
    if (site.id !== current.id) switchSite(site.id);
    open('link');
  };
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: { xs: 'wrap', sm: 'nowrap' },
        alignItems: 'flex-start',
        gap: 1.5,
        mb: 2,
      }}
    >
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Typography variant="h1" sx={{ overflowWrap: 'anywhere' }}>
          {site.builtIn ? site.name : t('sites.form.editTitle', { site: site.name })}
        </Typography>
        <EnvironmentMark environment={site.environment} />
      </Box>
      <Button startIcon={<LinkOutlined />} onClick={use} sx={{ flexShrink: 0 }}>
        {t('sites.use')}
      </Button>
    </Box>
  );
}

const pane = { minHeight: 0, overflow: { sm: 'auto' } } as const;

/** Shows what was chosen from its beginning; in a narrow window it stands below the list. */
function useShown({ count, purpose }: Selection): RefObject<HTMLDivElement | null> {
  const chosen = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // A sign-in goes on where it was begun, at the end of the form.
    if (count === 0 || !chosen.current || purpose === 'signing-in') return;
    chosen.current.scrollTop = 0;
    chosen.current.scrollIntoView({ block: 'nearest' });
  }, [count, purpose]);
  return chosen;
}

/** Takes the focus that the form had, which is a fresh one now. */
function SavedNote({ name }: { name: string }): ReactElement {
  const t = useText();
  const note = useRef<HTMLDivElement>(null);
  useEffect(() => note.current?.focus(), []);
  return (
    <Alert ref={note} tabIndex={-1} severity="success" sx={{ mb: 2 }}>
      {t('sites.form.saved', { site: name })}
    </Alert>
  );
}

/** Sites: the list, and beside it the one that is chosen. */
export function SitesScreen(): ReactElement {
  const t = useText();
  const { site: current } = useSiteChoice();
  const { sites } = useAllSites();
  const request = useScreenParams('sites');
  const { selection, isDirty, ask, go, ...chosenForm } = useSelection(current.id, request);
  const { isJustSaved, wanted, setIsDirty, noteEdit, stay } = chosenForm;
  const selected = sites.find(({ id }) => id === selection.id) ?? null;
  const chosen = useShown(selection);
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: {
          xs: 'minmax(0, 1fr)',
          sm: '270px minmax(0, 1fr)',
          md: '340px minmax(0, 760px)',
        },
        // Beside each other each part scrolls on its own: what was chosen far down the list is in sight at once.
        gridTemplateRows: { sm: 'minmax(0, 1fr)' },
        height: { sm: '100%' },
        boxSizing: 'border-box',
        gap: 2,
        p: 2,
      }}
    >
      <Box data-pane sx={pane}>
        <Typography variant="h1">{t('sites.title')}</Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1.5 }}>
          {t('sites.intro')}
        </Typography>
        <SiteListPanel selectedId={selected?.id ?? null} isUnsaved={isDirty} onSelect={ask} />
      </Box>
      <Paper
        ref={chosen}
        variant="outlined"
        component="section"
        data-pane
        sx={{ ...pane, p: 2.5, alignSelf: 'start', maxHeight: { sm: '100%' }, boxSizing: 'border-box' }}
      >
        <SelectedHeader site={selected} />
        {!selected?.builtIn && (
          <Box sx={{ '&:not(:empty)': { mb: 2 } }}>
            <KeychainNotice />
          </Box>
        )}
        {selected && isJustSaved && <SavedNote key={selection.count} name={selected.name} />}
        {selected?.builtIn ? (
          <PracticeSitePanel site={selected} onAdd={() => ask(newSite, 'add')} />
        ) : (
          <SiteEditor
            key={`${selection.id}-${selection.count}`}
            site={selected}
            onDirtyChange={setIsDirty}
            onEdit={noteEdit}
            focus={selection.purpose}
            onSaved={(saved, purpose) => go(saved.id, purpose)}
            onRemoved={() => go(current.id)}
            onDuplicated={({ id }) => go(id)}
          />
        )}
      </Paper>
      <ConfirmDialog
        open={wanted !== null}
        title={t('sites.leaveDialog.title')}
        confirmLabel={t('sites.leaveDialog.confirm')}
        cancelLabel={t('sites.leaveDialog.stay')}
        color="warning"
        onConfirm={() => go(wanted?.id ?? newSite, wanted?.purpose)}
        onCancel={stay}
      >
        {t('sites.leaveDialog.what', { site: selected?.name ?? t('sites.newSite') })}
      </ConfirmDialog>
    </Box>
  );
}
