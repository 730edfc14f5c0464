import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useEffect, useEffectEvent, useRef, type ReactElement } from 'react';
import { isScanRunning, type Scan } from '../../../shared/scan/scan';
import type { SiteView } from '../../../shared/site';
import type { Text } from '../../../shared/text/text';
import { useReadAgain } from '../../api/scans';
import { useAnnounce } from '../../components/announcer';
import { CompareRules } from '../../components/compare-rules';
import { ErrorPanel } from '../../components/error-panel';
import { useTimeFormat } from '../../format-time';
import { useText } from '../../text';
import { describeScope, describeSeconds } from './describe-scan';
import { nameRules, ScanRules } from './scan-rules';

const sayEveryPercent = 10;

/** How far a scan is, how fast, how long it takes; why it stands still; what could not be read. */
export function ScanProgressLine({ site, scan }: { site: SiteView; scan: Scan }): ReactElement {
  const t = useText();
  const readAgain = useReadAgain(site.id);
  useSpoken(scan);
  const { state, found, read, pause, isFound, notRead } = scan;
  const isRunning = isScanRunning(state);
  const percent = found === 0 ? 0 : (read / found) * 100;
  return (
    <Box component="section" aria-label={t('mismatches.scan.region')} sx={{ display: 'grid', gap: 1 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, rowGap: 0.5, alignItems: 'center' }}>
        <Typography sx={{ fontWeight: 600 }}>{t(`mismatches.state.${state}`)}</Typography>
        <Facts scan={scan} />
        {notRead > 0 && !isRunning && state !== 'cancelled' && (
          <Button
            size="small"
            variant="text"
            onClick={() =>
              readAgain.mutate({
                scanId: scan.scanId,
                filter: { text: '', findings: ['not-read'], field: null },
              })
            }
          >
            {t('mismatches.scan.readAgain')}
          </Button>
        )}
        <CompareRules />
      </Box>
      {isRunning && (
        <LinearProgress
          aria-label={t('mismatches.scan.region')}
          {...(isFound ? { variant: 'determinate', value: percent } : {})}
        />
      )}
      {/* What the site said leads on from what that means for the scan. */}
      {pause?.error && (
        <Typography sx={{ color: 'caution.main' }}>{t(`mismatches.pause.${pause.reason}`)}</Typography>
      )}
      {pause && !pause.error && (
        <Alert severity={pause.reason === 'person' || pause.reason === 'closed' ? 'info' : 'warning'}>
          {t(`mismatches.pause.${pause.reason}`)}
        </Alert>
      )}
      {/* A scan only reads. */}
      {pause?.error && <ErrorPanel error={pause.error} tellsChange={false} />}
      {readAgain.error && <ErrorPanel error={readAgain.error} />}
      <ScanRules site={site} scan={scan} />
    </Box>
  );
}

function Facts({ scan }: { scan: Scan }): ReactElement {
  const t = useText();
  const time = useTimeFormat();
  const { state, found, read, isFound, notRead, perMinute, secondsLeft, endedAt, rulesOff, scope } = scan;
  const isRunning = isScanRunning(state);
  const facts = [
    scope.kind === 'all' ? '' : describeScope(scope, t),
    isFound ? t('mismatches.scan.read', { read, found }) : t('mismatches.scan.finding', { count: found }),
    notRead > 0 ? t('mismatches.scan.notRead', { count: notRead }) : '',
    isRunning && perMinute !== null ? t('mismatches.scan.rate', { count: Math.round(perMinute) }) : '',
    isRunning && secondsLeft !== null
      ? t('mismatches.scan.left', { time: describeSeconds(secondsLeft, t) })
      : '',
    endedAt === null ? '' : t('mismatches.scan.endedAt', { time: time.short(endedAt) }),
    rulesOff === null || rulesOff.length === 0
      ? ''
      : t('mismatches.scan.rulesOff', { rules: nameRules(rulesOff, t) }),
  ];
  return (
    <>
      {facts
        .filter((fact) => fact !== '')
        .map((fact) => (
          <Typography
            key={fact}
            variant="body2"
            sx={{ color: 'text.secondary', fontVariantNumeric: 'tabular-nums' }}
          >
            {fact}
          </Typography>
        ))}
    </>
  );
}

/** Says aloud each tenth of the way, and each change of state. */
function useSpoken(scan: Scan): void {
  const t = useText();
  const announce = useAnnounce();
  const step = Math.floor(((scan.read / Math.max(1, scan.found)) * 100) / sayEveryPercent);
  const now = `${step} ${scan.state}`;
  const spoken = useRef(now);
  const say = useEffectEvent(() => announce(describe(scan, t)));
  useEffect(() => {
    if (spoken.current === now) return;
    spoken.current = now;
    say();
  }, [now]);
}

function describe({ state, read, found }: Scan, t: Text): string {
  return t('mismatches.scan.said', { state: t(`mismatches.state.${state}`), read, found });
}
