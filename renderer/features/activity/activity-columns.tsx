import LockOpenOutlined from '@mui/icons-material/LockOpenOutlined';
import LockOutlined from '@mui/icons-material/LockOutlined';
import Box from '@mui/material/Box';
import { visuallyHidden } from '@mui/utils';
import { useMemo, type ReactElement } from 'react';
import {
  isWriteEntry,
  type ActivitySummary,
  type UnlockEntry,
  type WriteHead,
} from '../../../shared/journal/entry';
import type { Text } from '../../../shared/text/text';
import { submitStates } from '../../../shared/write/states';
import { nameActor, nameErpActorType, nameWrittenRecord } from '../../components/actor-names';
import { EnvironmentMark } from '../../components/environment-mark';
import type { GridColumn } from '../../components/grid/grid';
import { StateChip } from '../../components/state-chip';
import { useTimeFormat } from '../../format-time';
import { useText } from '../../text';

interface Lines {
  first: string;
  second: string;
  /** What tells one from another of that type: never cut, while the words before it give way. */
  key?: string;
}

function TwoLines({ lines: { first, second, key = '' } }: { lines: Lines }): ReactElement {
  return (
    <>
      <div className="first-line" title={first}>
        {first}
      </div>
      <div className="second-line" title={`${second} ${key}`.trim()}>
        <span className="line">{second}</span>
        {key !== '' && <span className="key">{key}</span>}
      </div>
    </>
  );
}

function LockWord({ entry }: { entry: UnlockEntry }): ReactElement {
  const t = useText();
  const Icon = entry.event === 'locked' ? LockOutlined : LockOpenOutlined;
  return (
    <Box component="span" sx={{ display: 'inline-flex', gap: 0.5, fontSize: '0.8125rem', fontWeight: 600 }}>
      <Icon sx={{ fontSize: '1rem' }} aria-hidden />
      {t(`activity.lock.${entry.event}`)}
    </Box>
  );
}

/** Another version may have states that this one does not know: those are shown as they are spelled. */
export function nameForeignState(state: string, t: Text): string {
  const known = submitStates.find((one) => one === state);
  return known ? t(`common.state.${known}`) : state;
}

function StateWord({ entry }: { entry: ActivitySummary }): ReactElement {
  const t = useText();
  if (isWriteEntry(entry)) {
    return (
      <Box component="span" sx={{ display: 'grid', justifyItems: 'start', minWidth: 0 }}>
        <StateChip state={entry.state} />
        <span className="second-line">{t(`activity.kind.${entry.kind}`)}</span>
      </Box>
    );
  }
  return entry.kind === 'unlock' ? <LockWord entry={entry} /> : <>{nameForeignState(entry.state, t)}</>;
}

/** How many values changed; nothing where nothing was done, and never a number that nobody knows. */
function Changes({ entry: { state, changes, isLinkGone } }: { entry: WriteHead }): ReactElement | null {
  const t = useText();
  // No value changed, and yet nothing is as it was.
  if (isLinkGone === true && (changes ?? 0) === 0) return <>{t('activity.linkGone')}</>;
  // Earlier versions counted what they had not read as unchanged.
  const isKnown = changes !== undefined && !(state === 'Unknown' && changes === 0);
  if (isKnown) return <>{changes}</>;
  if (state === 'Failed' || state === 'Cancelled') return null;
  const why = t(state === 'Unknown' ? 'activity.changesOfUnknown' : 'activity.changesNotKnown');
  return (
    <span title={why}>
      <span aria-hidden>?</span>
      <span style={visuallyHidden}>{why}</span>
    </span>
  );
}

/** When it was; of another version's entry that may not be known. */
export function tellTime(
  { at }: Pick<ActivitySummary, 'at'>,
  t: Text,
  format: (iso: string) => string,
): string {
  return at === '' ? t('activity.foreign.noTime') : format(at);
}

const rowWords = {
  unlocked: 'activity.lock.rowUnlocked',
  locked: 'activity.lock.rowLocked',
  'left-production': 'activity.lock.rowLeft',
  'permit-given': 'activity.lock.rowPermitGiven',
  'permit-ended': 'activity.lock.rowPermitEnded',
} as const;

function crmLines(entry: ActivitySummary, t: Text): Lines {
  if (isWriteEntry(entry)) {
    const { crmActorType, crmRecordId } = entry.record;
    const type = t(`common.crmActorType.${crmActorType}`);
    return {
      first: nameWrittenRecord(entry.record, t),
      second: type,
      key: String(crmRecordId),
    };
  }
  if (entry.kind === 'foreign') return { first: t('activity.foreign.row'), second: '' };
  const ticket =
    entry.ticket === ''
      ? t('activity.lock.noTicket')
      : t('activity.lock.rowTicket', { ticket: entry.ticket });
  return {
    first: t(rowWords[entry.event]),
    second: entry.reason === null ? ticket : t(`activity.lock.reason.${entry.reason}`),
  };
}

function erpLines(entry: ActivitySummary, t: Text): Lines {
  if (!isWriteEntry(entry)) return { first: '', second: '' };
  const { erpActorType, erpKey, erpName } = entry;
  const actor = nameActor(entry, t);
  const first = erpName || erpKey || actor;
  if (erpKey === '' || erpActorType === '') return { first, second: actor };
  return { first, second: nameErpActorType(erpActorType, t), key: erpKey };
}

/** What an entry is called for whoever does not see its row. */
export function nameEntry(entry: ActivitySummary, t: Text, time: string): string {
  if (entry.kind === 'foreign') return t('activity.foreign.show', { time });
  if (entry.kind === 'unlock')
    return t('activity.lock.show', { event: t(`activity.lock.${entry.event}`), site: entry.siteName, time });
  return t(entry.kind === 'link' ? 'activity.show' : 'activity.showKind', {
    kind: t(`activity.kind.${entry.kind}`),
    crm: crmLines(entry, t).first,
    erp: erpLines(entry, t).first,
    state: t(`common.state.${entry.state}`),
    time,
  });
}

/** What the list says of an entry: what happened, when, with whom, where and by whom. */
export function useActivityColumns(isBeside: boolean): readonly GridColumn<ActivitySummary>[] {
  const t = useText();
  const time = useTimeFormat();
  return useMemo(() => {
    const named = (id: 'state' | 'at' | 'crm' | 'erp' | 'changes' | 'site' | 'user') => ({
      id,
      label: t(`activity.column.${id}`),
      isSortable: true,
    });
    const columns: GridColumn<ActivitySummary>[] = [
      {
        ...named('state'),
        width: '136px',
        cell: (entry) => <StateWord entry={entry} />,
      },
      {
        ...named('at'),
        // A day and a time of twelve hours in one line; beside an entry the time has a line of its own.
        width: isBeside ? '112px' : '184px',
        cell: (entry) => {
          const at = tellTime(entry, t, time.short);
          return (
            <div className="whole" title={at}>
              {at}
            </div>
          );
        },
      },
      {
        ...named('crm'),
        width: 'minmax(0, 1.3fr)',
        cell: (entry) => <TwoLines lines={crmLines(entry, t)} />,
        // Only a write has an ERP side.
        span: (entry) => (isWriteEntry(entry) ? 1 : 2),
      },
      {
        ...named('erp'),
        width: 'minmax(0, 1.3fr)',
        cell: (entry) => <TwoLines lines={erpLines(entry, t)} />,
      },
      {
        ...named('changes'),
        width: '76px',
        align: 'right',
        cell: (entry) => isWriteEntry(entry) && <Changes entry={entry} />,
      },
      {
        ...named('site'),
        width: 'minmax(0, 1fr)',
        cell: (entry) =>
          entry.kind !== 'foreign' && (
            <>
              <div className="line" title={entry.siteName}>
                {entry.siteName}
              </div>
              <EnvironmentMark environment={entry.environment} />
            </>
          ),
      },
      {
        ...named('user'),
        width: '96px',
        cell: (entry) =>
          entry.kind !== 'foreign' && (
            <div className="line" title={entry.user}>
              {entry.user}
            </div>
          ),
      },
    ];
    // Beside an entry, which says where and by whom, there is room for what tells entries apart.
    return isBeside ? columns.filter(({ id }) => id !== 'site' && id !== 'user') : columns;
  }, [t, time, isBeside]);
}
