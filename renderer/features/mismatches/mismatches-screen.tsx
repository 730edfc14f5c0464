import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { visuallyHidden } from '@mui/utils';
import { useState, type ReactElement } from 'react';
import { installationOf } from '../../../shared/same-installation';
import type { SiteView } from '../../../shared/site';
import { activity } from '../../../shared/text/en/activity';
import { compare } from '../../../shared/text/en/compare';
import { direction } from '../../../shared/text/en/direction';
import { findings } from '../../../shared/text/en/findings';
import { link } from '../../../shared/text/en/link';
import { mismatches } from '../../../shared/text/en/mismatches';
import { record } from '../../../shared/text/en/record';
import { scans as scansText } from '../../../shared/text/en/scans';
import { standings } from '../../../shared/text/en/standing';
import { addText } from '../../../shared/text/text';
import { useCurrentSite } from '../../app-state/current-site';
import { useScreenParams } from '../../app-state/navigation';
import { useScanEvents, useScans } from '../../api/scans';
import { EmptyState } from '../../components/empty-state';
import { ErrorPanel } from '../../components/error-panel';
import { lowWindow } from '../../components/window-heights';
import { useText } from '../../text';
import { ScanView } from './scan-view';
import { StartForm } from './start-form';

addText({ activity, compare, direction, findings, link, mismatches, record, scans: scansText, standings });

/** In a low window the list needs the room. */
const headLook = { [`@media ${lowWindow}`]: visuallyHidden };

/** Mismatches: the scans of the site in use, what they found, and the way to put it right. */
export function MismatchesScreen(): ReactElement {
  const site = useCurrentSite();
  // What was chosen in one installation goes to no other.
  return <MismatchesOf key={installationOf(site)} site={site} />;
}

function MismatchesOf({ site }: { site: SiteView }): ReactElement {
  const t = useText();
  const params = useScreenParams('mismatches');
  useScanEvents(site.id);
  const scans = useScans(site.id);
  const [chosen, setChosen] = useState<{ by: typeof params; scanId: string | null }>();
  const [begunId, setBegunId] = useState<string | null>(null);
  const [isStarting, setStarting] = useState(false);
  const [isTriage, setTriage] = useState(false);
  const wanted = chosen?.by === params ? chosen.scanId : params.scanId;
  const shown = scans.data?.find(({ scanId }) => scanId === wanted) ?? scans.data?.[0];
  const choose = (scanId: string) => {
    setStarting(false);
    setChosen({ by: params, scanId });
  };
  const start = () => setStarting(true);
  return (
    <Box
      sx={{
        display: 'flex',
        flexDirection: 'column',
        gap: 1.5,
        p: 2,
        height: '100%',
        minHeight: 0,
        boxSizing: 'border-box',
        overflow: 'auto',
      }}
    >
      {/* One mismatch wants the room for itself. */}
      <Box sx={isTriage ? visuallyHidden : shown ? headLook : {}}>
        <Typography variant="h1">{t('mismatches.title')}</Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t('mismatches.intro')}
        </Typography>
      </Box>
      {scans.isPending && <EmptyState kind="loading" title={t('common.loading')} />}
      {scans.error && <ErrorPanel error={scans.error} onRetry={() => void scans.refetch()} />}
      {isStarting && (
        <StartForm
          site={site}
          onStarted={({ scanId }) => {
            setBegunId(scanId);
            choose(scanId);
          }}
          onCancel={() => setStarting(false)}
        />
      )}
      {!isStarting && scans.data && !shown && (
        <EmptyState
          kind="empty"
          title={t('mismatches.noScan.title')}
          action={
            <Button data-first variant="contained" onClick={start}>
              {t('mismatches.start.open')}
            </Button>
          }
        >
          {t('mismatches.noScan.what')}
        </EmptyState>
      )}
      {!isStarting && scans.data && shown && (
        <ScanView
          key={shown.scanId}
          site={site}
          scan={shown}
          scans={scans.data}
          onChoose={choose}
          onStart={start}
          onTriage={setTriage}
          isNew={begunId === shown.scanId}
        />
      )}
    </Box>
  );
}
