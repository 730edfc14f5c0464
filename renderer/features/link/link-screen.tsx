import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { visuallyHidden } from '@mui/utils';
import { Suspense, useCallback, useEffect, useRef, useState, type ReactElement } from 'react';
import { activity } from '../../../shared/text/en/activity';
import { direction } from '../../../shared/text/en/direction';
import { findings } from '../../../shared/text/en/findings';
import { link } from '../../../shared/text/en/link';
import { record } from '../../../shared/text/en/record';
import { siteRights } from '../../../shared/text/en/site-rights';
import { standings } from '../../../shared/text/en/standing';
import { addText } from '../../../shared/text/text';
import { WaitingBar } from '../../components/waiting-bar';
import type { SiteView } from '../../../shared/site';
import { callBridge } from '../../api/client';
import { useStartDraft } from '../../api/start';
import { ErrorPanel } from '../../components/error-panel';
import { useCurrentSite } from '../../app-state/current-site';
import { useWouldBeLost } from '../../app-state/would-be-lost';
import { useText } from '../../text';
import { CapabilityNote } from './capability-note';
import { createDraftForm } from '../../components/field-values/draft-form';
import { installationOf } from '../../../shared/same-installation';
import { draftOfInstallation, type StartOfForm } from './draft/draft-of-installation';
import { createLeftDrafts, LeftDraftsContext } from './draft/left-drafts';
import { useDraftSaving } from './draft/use-draft-saving';
import { ComparedForm } from './fields/compared-form';
import { FieldSection } from './fields/field-section';
import { defineLatePart } from '../../components/late-part';
import { useDraft, useLinkForm, type FieldTableHandle } from '../../components/field-values/form-context';
import { Sides } from './sides/sides';
import { SidesContext, type SidesHandle } from './sides/sides-context';
import { useFirstStep } from './sides/use-first-step';
import { hasLinked, mustLookFirst } from '../../components/write-steps/describe-outcome';
import { SubmitPanel, type SubmitHandle } from './submit/submit-panel';
import { useSituation, useSubmitter } from './submit/use-submitter';
import { useFormKeys } from './use-form-keys';
import { useReadAgain } from './use-read-again';
import { lowWindow } from '../../components/window-heights';

addText({ activity, direction, findings, link, record, standings, sites: siteRights });

export const byHandTable = defineLatePart(async () => (await import('./fields/by-hand-table')).ByHandTable);

/** Links one CRM record to one ERP actor, on one page. Starts with what was begun on this site. */
export function LinkScreen(): ReactElement {
  const site = useCurrentSite();
  // Another installation behind the same site is another form.
  return <LinkScreenOf key={`${site.id} ${installationOf(site)}`} site={site} />;
}

function LinkScreenOf({ site }: { site: SiteView }): ReactElement {
  const t = useText();
  const startDraft = useStartDraft(site.id);
  const [start, setStart] = useState<{ form: StartOfForm; error: unknown } | null>(
    startDraft === undefined ? null : { form: draftOfInstallation(startDraft, site), error: null },
  );
  const { data, error, isSuccess } = useQuery({
    queryKey: [site.id, 'draft'],
    queryFn: () => callBridge('drafts.load', { siteId: site.id }),
    // Read once for each time the form is put up; from then on the form itself is what counts.
    enabled: start === null,
    gcTime: 0,
  });
  if (start === null && (isSuccess || error))
    setStart({ form: draftOfInstallation(data ?? null, site), error });
  if (start === null) return <WaitingBar aria-label={t('link.restoring')} />;
  return (
    <>
      {start.error !== null && (
        <Box sx={{ p: 2, pb: 0 }}>
          <ErrorPanel error={start.error} />
        </Box>
      )}
      <LinkForm {...start.form} />
    </>
  );
}

function LinkForm({ draft, byHandRows }: StartOfForm): ReactElement {
  const site = useCurrentSite();
  const [form] = useState(() => createDraftForm(draft, { byHandRows }));
  const [leftDrafts] = useState(createLeftDrafts);
  useWouldBeLost('left-drafts', leftDrafts.hasTyped);
  const table = useRef<FieldTableHandle>(null);
  const sides = useRef<SidesHandle>(null);
  return (
    <ComparedForm site={site} form={form} table={table}>
      <SidesContext value={sides}>
        <LeftDraftsContext value={leftDrafts}>
          <Page />
        </LeftDraftsContext>
      </SidesContext>
      <ReadyMark />
    </ComparedForm>
  );
}

/** Tells tests and the bench that the first screen can be used. */
function ReadyMark(): null {
  useEffect(() => {
    document.documentElement.dataset['ready'] = 'true';
    performance.mark('actorlink-ready');
  }, []);
  return null;
}

function Page(): ReactElement {
  const t = useText();
  const { site, form } = useLinkForm();
  const byHand = useDraft((state) => state.identity.byHand);
  const panel = useRef<SubmitHandle>(null);
  const submitter = useSubmitter();
  const situation = useSituation(submitter);
  const isLinked = hasLinked(situation);
  const isMovedTold = !isLinked && situation.kind !== 'sending' && !mustLookFirst(situation);
  const notReadBack = situation.kind === 'done' ? (situation.entry.readBack?.missing ?? []) : [];
  const [isUnsaved, setUnsaved] = useState(false);
  const handleFailed = useCallback(() => setUnsaved(true), []);
  useDraftSaving(site, form, isLinked, handleFailed);
  const readAgain = useReadAgain(submitter);
  const handleKey = useFormKeys(panel, readAgain);
  useFirstStep();
  return (
    <Box
      onKeyDown={handleKey}
      sx={{
        display: 'flex',
        flexDirection: 'column',
        minHeight: '100%',
        // A long outcome is gone through in its own panel, which gives way: one scroll, not two.
        ...(situation.kind === 'done' ? { maxHeight: '100%' } : {}),
        boxSizing: 'border-box',
        px: 2,
        pt: 1.25,
        [`@media ${lowWindow}`]: { pt: 0.5 },
        // The bar at the foot must not hide what has the focus.
        '& :is(input, textarea, button)': { scrollMarginBottom: 80 },
      }}
    >
      <Typography variant="h1" sx={visuallyHidden}>
        {t('link.title')}
      </Typography>
      {isUnsaved && (
        <Alert severity="warning" onClose={() => setUnsaved(false)} sx={{ mb: 1.5 }}>
          {t('link.notKept')}
        </Alert>
      )}
      <CapabilityNote />
      <Box data-pane>
        <Sides />
      </Box>
      <Box
        data-pane
        data-undo="rows"
        sx={{ display: 'flex', flexDirection: 'column', flex: '1 0 auto', mt: 0.5 }}
      >
        {byHand ? (
          <Suspense fallback={<WaitingBar aria-label={t('common.loading')} />}>
            <byHandTable.Part />
          </Suspense>
        ) : (
          <FieldSection
            isLinked={isLinked}
            isMovedTold={isMovedTold}
            isMissingTold={notReadBack.length === 0}
            onReadAgain={readAgain}
          />
        )}
      </Box>
      <SubmitPanel submitter={submitter} onReadAgain={readAgain} handle={panel} />
    </Box>
  );
}
