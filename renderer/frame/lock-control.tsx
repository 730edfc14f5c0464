import LockOpenOutlined from '@mui/icons-material/LockOpenOutlined';
import LockOutlined from '@mui/icons-material/LockOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { lazy, Suspense, useEffect, useRef, useState, type ReactElement } from 'react';
import type { SiteView } from '../../shared/site';
import { useLockSite } from '../api/sites';
import { useText } from '../text';
import { useWriteLock } from '../components/write-steps/write-lock';

const UnlockDialog = lazy(async () => ({
  default: (await import('../components/unlock-dialog')).UnlockDialog,
}));

/** On the band of a production site: may it be written to, for how long, and the way to change that. */
export function LockControl({ site }: { site: SiteView }): ReactElement | null {
  const t = useText();
  const { isLocked, minutesLeft } = useWriteLock(site);
  const { mutate: lock } = useLockSite();
  const [isAsking, setAsking] = useState(false);
  const state = useRef<HTMLSpanElement>(null);
  const isUnlocked = useRef(false);
  useEffect(() => {
    if (isAsking || !isUnlocked.current) return;
    isUnlocked.current = false;
    // The button that asked is now the one that locks: Enter, pressed once more, would take it all back.
    state.current?.focus();
  }, [isAsking]);
  const finish = () => {
    isUnlocked.current = true;
    setAsking(false);
  };
  if (site.environment !== 'production') return null;
  const Icon = isLocked ? LockOutlined : LockOpenOutlined;
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5, flexShrink: 0, fontWeight: 600 }}>
      <Icon sx={{ fontSize: '1rem' }} aria-hidden />
      <Box component="span" ref={state} tabIndex={-1} sx={{ outline: 0 }}>
        {isLocked ? t('sites.lock.locked') : t('sites.lock.open', { count: minutesLeft ?? 0 })}
        {!isLocked &&
          site.writesSinceUnlock > 0 &&
          ` · ${t('sites.lock.writes', { count: site.writesSinceUnlock })}`}
      </Box>
      <Button
        variant="outlined"
        color="inherit"
        size="small"
        onClick={() => (isLocked ? setAsking(true) : lock(site.id))}
        sx={{ minHeight: 24, py: 0, px: 1, ml: 0.5, whiteSpace: 'nowrap' }}
      >
        {t(isLocked ? 'sites.lock.unlock' : 'sites.lock.lockNow')}
      </Button>
      {isAsking && (
        <Suspense>
          <UnlockDialog site={site} onCancel={() => setAsking(false)} onUnlocked={finish} />
        </Suspense>
      )}
    </Box>
  );
}
