import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { visuallyHidden } from '@mui/utils';
import { useCallback, useState, type ReactElement } from 'react';
import { activity } from '../../../shared/text/en/activity';
import { compare } from '../../../shared/text/en/compare';
import { direction } from '../../../shared/text/en/direction';
import { findings } from '../../../shared/text/en/findings';
import { link } from '../../../shared/text/en/link';
import { record as recordText } from '../../../shared/text/en/record';
import { standings } from '../../../shared/text/en/standing';
import { addText } from '../../../shared/text/text';
import type { SiteView } from '../../../shared/site';
import type { RecordRef } from '../../../shared/write/write';
import { runCommand, runKey } from '../../app-state/commands';
import { useCurrentSite } from '../../app-state/current-site';
import { useNavigation, useScreenParams, type ScreenParams } from '../../app-state/navigation';
import { isOwnHistory } from '../../components/field-values/own-history';
import { useText } from '../../text';
import type { Action } from './actions/action-pane';
import { LeaveDialog } from './leave-dialog';
import { OpenBox } from './opening/open-box';
import { RecentList } from './opening/recent-list';
import { RecordView } from './record-view';
import { LeftNote, useInstallationLeft, type LeftInstallation } from './installation-left';
import { UnsentContext, useUnsentKeeper } from './unsent';

addText({ activity, compare, direction, findings, link, record: recordText, standings });

/** What is shown: the parameters it was opened with, and how many times it was opened anew. */
interface Shown {
  params: ScreenParams['record'];
  times: number;
}

/** One record: open it, see what differs, put it right. */
export function RecordScreen(): ReactElement {
  const site = useCurrentSite();
  const params = useScreenParams('record');
  const { times, left } = useInstallationLeft(site, params);
  // Another installation behind the same site: neither values nor ids of the one before mean anything there.
  return (
    <RecordScreenOf
      key={times}
      params={left?.params === params ? noRecord : params}
      left={left?.params === params ? left : null}
    />
  );
}

const noRecord: ScreenParams['record'] = { record: null };

interface OfProps {
  params: ScreenParams['record'];
  left: LeftInstallation | null;
}

function RecordScreenOf({ params, left }: OfProps): ReactElement {
  const site = useCurrentSite();
  const unsent = useUnsentKeeper();
  const [shown, setShown] = useState<Shown>({ params, times: 0 });
  const [declined, setDeclined] = useState<ScreenParams['record'] | null>(null);
  const isAnother = shown.params !== params && declined !== params;
  const [isAsking, setAsking] = useState(false);
  const show = () => setShown({ params, times: shown.times + 1 });
  if (isAnother && !isAsking) {
    if (unsent.count() > 0) setAsking(true);
    else show();
  }
  const leave = () => {
    setAsking(false);
    show();
  };
  const stay = () => {
    setAsking(false);
    setDeclined(params);
  };
  return (
    <UnsentContext value={unsent}>
      <ScreenWith site={site} params={shown.params} times={shown.times} left={left} />
      {isAsking && <LeaveDialog count={unsent.count()} name={unsent.name()} onLeave={leave} onStay={stay} />}
    </UnsentContext>
  );
}

interface ScreenProps {
  site: SiteView;
  params: ScreenParams['record'];
  times: number;
  left: LeftInstallation | null;
}

function ScreenWith({ site, params, times, left }: ScreenProps): ReactElement {
  const t = useText();
  const { open } = useNavigation();
  const { record } = params;
  const openRecord = useCallback((ref: RecordRef) => open('record', { record: ref }), [open]);
  return (
    <Box
      onKeyDown={(event) => {
        // A dialog is no part of the screen, though React hands its keys on to it.
        if (!event.currentTarget.contains(event.target as Node) || isOwnHistory(event)) return;
        runKey(event, 'values', (id) => (rowCommands.has(id) ? undefined : () => runCommand(id)));
      }}
      sx={{
        display: 'flex',
        flexDirection: 'column',
        minHeight: '100%',
        boxSizing: 'border-box',
        px: 2,
        pt: 1.25,
        // The bar at the foot must not hide what has the focus.
        '& :is(input, textarea, button)': { scrollMarginBottom: 80 },
      }}
    >
      {left && <LeftNote left={left} site={site} />}
      {record === null && (
        <Typography variant="h1" sx={visuallyHidden}>
          {t('record.title')}
        </Typography>
      )}
      <Box data-pane sx={{ display: 'flex', alignItems: 'flex-start', gap: 1.5 }}>
        <Box sx={{ flex: '0 1 760px', minWidth: 0 }}>
          <OpenBox site={site} isLow={record !== null} onOpen={openRecord} />
        </Box>
        {record !== null && (
          <Button
            size="small"
            variant="text"
            sx={{ flex: 'none', whiteSpace: 'nowrap', mt: 0.5 }}
            onClick={() => open('record', { record: null })}
          >
            {t('record.recent.show')}
          </Button>
        )}
      </Box>
      {record === null ? (
        <RecentList site={site} onOpen={openRecord} />
      ) : (
        <RecordView
          key={times}
          site={site}
          record={record}
          erpConnectionId={params.erpConnectionId ?? null}
          begin={beginWith(params)}
        />
      )}
    </Box>
  );
}

/** What is prepared as soon as the record is there; null = nothing. */
function beginWith({ mend, wayBack, restoreOf }: ScreenParams['record']): Action | null {
  if (mend !== undefined) return { kind: 'mend', remedy: mend };
  if (wayBack !== undefined) return wayBack;
  return restoreOf === undefined ? null : { kind: 'restore', entryId: restoreOf };
}

/** These belong to the row with the focus; the table answers them. */
const rowCommands: ReadonlySet<string> = new Set([
  'take-crm',
  'take-erp',
  'write-to-erp',
  'write-to-crm',
  'reset-field',
]);
