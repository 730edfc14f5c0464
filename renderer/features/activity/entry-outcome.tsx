import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ReactElement } from 'react';
import type { JournalEntry } from '../../../shared/journal/entry';
import { hasWritten } from '../../../shared/write/values-read-back';
import { useCheckActivity } from '../../api/activity';
import { useAnnounce } from '../../components/announcer';
import { describeTelling } from '../../components/describe-findings';
import { ErrorPanel } from '../../components/error-panel';
import { StateChip } from '../../components/state-chip';
import { tellAsOf } from '../../components/ticket-text';
import { useSecondsLeft } from '../../components/use-seconds-left';
import { WaitingBar } from '../../components/waiting-bar';
import { describeOutcome } from '../../components/write-steps/describe-outcome';
import { wasLookedAt } from '../../components/write-steps/describe-write';
import { nameRemedy } from '../../components/write-steps/name-remedy';
import { useTimeFormat } from '../../format-time';
import { useText } from '../../text';
import { describeFinding, isErrorPast } from './finding';
import { LaterNote, useLaterEntry } from './later-entry';
import { findMendings } from './record-steps';

/** What became of an entry's write, as of when, and the look that may tell more. */
export function Outcome({ entry }: { entry: JournalEntry }): ReactElement {
  const t = useText();
  const time = useTimeFormat();
  const later = useLaterEntry(entry);
  return (
    <>
      {needsOwnWords(entry) ? (
        <OwnWords entry={entry} isLatest={later === null} />
      ) : (
        <PlainWords entry={entry} />
      )}
      {entry.readBack !== null && (
        <Typography variant="body2" sx={{ color: 'text.secondary', mt: 0.5 }}>
          {tellAsOf(entry, t, time.short)}
        </Typography>
      )}
      {later && <LaterNote later={later} />}
      {mayBeTold(entry) && <CheckNow entry={entry} />}
    </>
  );
}

/** Without an answer nobody can have refused it. */
function outcomeOf(entry: JournalEntry) {
  const { kind, state, httpStatus, readBack } = entry;
  if (kind === 'link' && state === 'Verified' && !hasWritten(entry.write)) return 'verifiedNoValue';
  if (state === 'Sent' && readBack) return 'sentNotTold';
  return state === 'Failed' && httpStatus === null ? 'failedOnTheWay' : state;
}

/** What became of it is not known, or not all of it. Of a resync that was read back nothing more can be told. */
function mayBeTold({ kind, state, readBack }: JournalEntry): boolean {
  return state === 'Unknown' || (state === 'Sent' && (readBack === null || kind !== 'resync'));
}

/** Looks at the site for an entry of which not all is known. */
function CheckNow({ entry }: { entry: JournalEntry }): ReactElement {
  const t = useText();
  const announce = useAnnounce();
  const check = useCheckActivity();
  // What it has become was looked for once its time was over: another look is nothing that has to be done.
  const isLookedAt = wasLookedAt(entry) && entry.holdUntil === undefined;
  const start = () =>
    check.mutate(entry.id, {
      onSuccess: ({ state }) => announce(t('activity.checked', { state: t(`common.state.${state}`) })),
    });
  return (
    <Box sx={{ mt: 1.5 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5 }}>
        <Button
          variant={isLookedAt ? 'outlined' : 'contained'}
          size={isLookedAt ? 'small' : 'medium'}
          disabled={check.isPending}
          onClick={start}
        >
          {t(isLookedAt ? 'activity.checkAgain' : 'activity.checkNow')}
        </Button>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {check.isPending ? t('activity.checking', { site: entry.siteName }) : t('activity.checkWhat')}
        </Typography>
      </Box>
      {entry.holdUntil !== undefined && <HeldFor holdUntil={entry.holdUntil} />}
      {check.isPending && (
        <WaitingBar sx={{ mt: 1 }} aria-label={t('activity.checking', { site: entry.siteName })} />
      )}
      {check.error && (
        <Box sx={{ mt: 1 }}>
          <ErrorPanel tellsChange={false} error={check.error} siteId={entry.siteId} />
        </Box>
      )}
    </Box>
  );
}

/** Until then nothing is offered that would be done beside it. */
function HeldFor({ holdUntil }: { holdUntil: string }): ReactElement {
  const t = useText();
  const seconds = useSecondsLeft(holdUntil);
  return (
    <Typography variant="body2" sx={{ mt: 0.5 }}>
      {seconds > 0 ? t('activity.held', { count: seconds }) : t('link.held.over')}
    </Typography>
  );
}

/** The words for the state alone speak of a link and its values: of any other end they would say what is not so. */
function needsOwnWords({ kind, state, findings }: JournalEntry): boolean {
  if (kind === 'resync' && state === 'Sent') return true;
  if (kind !== 'link') return ['Verified', 'Different', 'Unknown', 'Failed'].includes(state);
  return state === 'Different' && !findings.some(({ code }) => code === 'values-differ');
}

/** As the screen told it that sent the write, with what can be pressed. */
function OwnWords({ entry, isLatest }: { entry: JournalEntry; isLatest: boolean }): ReactElement {
  const t = useText();
  const time = useTimeFormat();
  const [mending] = isLatest ? findMendings(entry) : [];
  const button = mending && t('record.next.mend', { what: nameRemedy(mending, t) });
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, mt: 1 }}>
      <StateChip state={entry.state} />
      <Typography>
        {describeOutcome(entry, t, time.short)} {button && t('standings.press', { button })}
      </Typography>
    </Box>
  );
}

/** The state and what is known. Where an answer was lost and somebody looked, what was seen counts. */
function PlainWords({ entry }: { entry: JournalEntry }): ReactElement {
  const t = useText();
  const time = useTimeFormat();
  const finding = describeFinding(entry, t, time.short);
  const isOpen = finding !== null && !isErrorPast(entry);
  const telling = describeTelling(entry, t, time.short);
  return (
    <>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, mt: 1 }}>
        <StateChip state={entry.state} />
        <Typography>{isOpen ? finding : t(`activity.outcome.${outcomeOf(entry)}`)}</Typography>
      </Box>
      {telling !== '' && <Typography sx={{ mt: 0.5 }}>{telling}</Typography>}
      {finding !== null && !isOpen && (
        <Typography variant="body2" sx={{ color: 'text.secondary', mt: 0.5 }}>
          {finding}
        </Typography>
      )}
    </>
  );
}
