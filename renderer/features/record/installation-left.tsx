import Alert from '@mui/material/Alert';
import { useState, type ReactElement } from 'react';
import { installationOf, isSameInstallation } from '../../../shared/same-installation';
import type { SiteView } from '../../../shared/site';
import type { ScreenParams } from '../../app-state/navigation';
import { useText } from '../../text';

/** What stood on the screen when its site became another installation. */
export interface LeftInstallation {
  /** Of the one that it was read at. */
  address: string;
  /** The record that was open: an id of there. */
  params: ScreenParams['record'];
}

/** Notices that the site is another installation. `times` = how often; `left` = what stood there, null = nothing. */
export function useInstallationLeft(
  site: SiteView,
  params: ScreenParams['record'],
): { times: number; left: LeftInstallation | null } {
  const place = installationOf(site);
  const [seen, setSeen] = useState({ place, times: 0, left: null as LeftInstallation | null });
  if (seen.place === place) return seen;
  const isSame = isSameInstallation(seen.place, place);
  const left = { address: seen.place, params };
  const next = isSame
    ? { ...seen, place }
    : { place, times: seen.times + 1, left: params.record === null || left.address === '' ? null : left };
  setSeen(next);
  return next;
}

/** Says that it was taken off. */
export function LeftNote({ left, site }: { left: LeftInstallation; site: SiteView }): ReactElement {
  const t = useText();
  const about = { site: site.name, address: left.address, now: installationOf(site) };
  return (
    <Alert severity="info" sx={{ mb: 1.25 }}>
      {t('record.left', about)}
    </Alert>
  );
}
