import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useState, type ReactElement } from 'react';
import { installationOf, isElsewhere } from '../../../shared/same-installation';
import { everyScanRow, toTriageQuery, type ScanQuery } from '../../../shared/scan/scan-query';
import type { Scan } from '../../../shared/scan/scan';
import type { SiteView } from '../../../shared/site';
import { useWouldBeLost } from '../../app-state/would-be-lost';
import { useText } from '../../text';
import { ScanBar } from './scan-bar';
import { ScanProgressLine } from './scan-progress';
import { ScanResults } from './scan-results';
import { findPlace } from './triage/find-place';
import type { FirstActors } from './triage/link-moved';
import { TriageView } from './triage/triage-view';
import { createKeptChoices, listUnwritten } from './triage/use-choices';

interface Props {
  site: SiteView;
  scan: Scan;
  scans: readonly Scan[];
  onChoose(scanId: string): void;
  onStart(): void;
  onTriage(isOn: boolean): void;
  /** It was begun just now: the keyboard goes to what stops it. */
  isNew: boolean;
}

/** Worst first: what somebody wants to see who opens the list. */
const firstQuery: ScanQuery = { ...everyScanRow, sort: { by: 'finding', descending: false } };

/** One scan: how far it is, and its results as a list or one after the other. */
export function ScanView({ site, scan, scans, onChoose, onStart, onTriage, isNew }: Props): ReactElement {
  const t = useText();
  const [query, setQuery] = useState<ScanQuery>(firstQuery);
  const [triageAt, setTriageAt] = useState<number | null>(null);
  const [leftAt, setLeftAt] = useState<number | null>(null);
  const [kept] = useState(createKeptChoices);
  useWouldBeLost('triage-choices', () => listUnwritten(kept).length > 0);
  const [first] = useState<FirstActors>(() => new Map());
  const triage = (at: number | null) => {
    setTriageAt(at);
    onTriage(at !== null);
  };
  if (triageAt !== null) {
    return (
      <TriageView
        site={site}
        scan={scan}
        query={query}
        startAt={triageAt}
        kept={kept}
        first={first}
        onClose={(at) => {
          setLeftAt(at);
          triage(null);
        }}
      />
    );
  }
  return (
    <>
      <ScanBar
        site={site}
        scan={scan}
        scans={scans}
        onChoose={onChoose}
        onStart={onStart}
        isNew={isNew && leftAt === null}
      />
      <ScanProgressLine site={site} scan={scan} />
      {isElsewhere(site, scan.siteAddress) && (
        <Alert severity="warning" action={<Button onClick={onStart}>{t('mismatches.start.open')}</Button>}>
          {t('mismatches.scan.elsewhere', {
            address: scan.siteAddress,
            site: site.name,
            now: installationOf(site),
          })}
        </Alert>
      )}
      <ScanResults
        site={site}
        scan={scan}
        query={query}
        onQuery={(next) => {
          setQuery(next);
          // The place is another row's there.
          setLeftAt(null);
        }}
        onTriage={async (from) => {
          // The list shows rows that are equal too, so its places are others.
          const found =
            from && (await findPlace(scan.scanId, toTriageQuery(query), { row: from.row, near: from.place }));
          triage(found ?? 0);
        }}
        startAt={leftAt}
        unwritten={listUnwritten(kept)}
      />
    </>
  );
}
