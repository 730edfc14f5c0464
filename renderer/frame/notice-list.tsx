import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type ReactElement } from 'react';
import { AppError } from '../../shared/errors';
import type { Notice } from '../../shared/ipc/contract';
import { useSaveUnwritten, useTakeOverBackup } from '../api/activity';
import { forgetDatabase, useAppInfo } from '../api/app';
import { subscribe } from '../api/client';
import { describeError } from '../components/describe-error';
import { useText } from '../text';
import { useNavigation } from '../app-state/navigation';
import { SignInNeeds } from './sign-in-needs';
import { OfflineNotice } from './offline-notice';
import { UnfinishedNotice } from './unfinished-notice';

/** The notices of the start and those that came since, each once, until the user dismisses it. */
function useNotices(): { notices: Notice[]; dismiss(id: string): void } {
  const atStart = useAppInfo().data?.notices;
  const queryClient = useQueryClient();
  const [arrived, setArrived] = useState<Notice[]>([]);
  const [dismissed, setDismissed] = useState<ReadonlySet<string>>(new Set());
  useEffect(
    () =>
      subscribe('app.notice', (notice) => {
        setArrived((before) => [...before, notice]);
        if (isSetAside(notice)) void forgetDatabase(queryClient);
        // What was put away comes back where there is something new to it, but not for good news.
        if (notice.kind === 'entries-kept-late') return;
        setDismissed((before) => new Set([...before].filter((id) => id !== notice.id)));
      }),
    [queryClient],
  );
  const all = new Map([...(atStart ?? []), ...arrived].map((notice) => [notice.id, notice]));
  return {
    notices: [...all.values()].filter(({ id }) => !dismissed.has(id)),
    dismiss: (id) => setDismissed((before) => new Set([...before, id])),
  };
}

function isSetAside({ kind }: Notice): boolean {
  return kind === 'file-set-aside' || kind === 'newer-file-set-aside' || kind === 'database-set-aside';
}

function NoticeAction({ notice }: { notice: Notice }): ReactElement | null {
  const t = useText();
  const { open } = useNavigation();
  if (notice.kind === 'secret-unreadable') {
    return (
      <Button size="small" onClick={() => open('sites')}>
        {t('common.notices.toSites')}
      </Button>
    );
  }
  if (notice.kind === 'entries-not-kept' || notice.kind === 'entries-not-kept-full') {
    return <SaveElsewhere />;
  }
  if (notice.kind === 'database-set-aside') return <TakeOverBackup day={String(notice.params['day'])} />;
  return null;
}

function TakeOverBackup({ day }: { day: string }): ReactElement {
  const t = useText();
  const { mutate, isPending, data, error } = useTakeOverBackup();
  if (data) return <output>{t('common.notices.backupUsed', { count: data.count })}</output>;
  return (
    <>
      {error instanceof AppError && <output>{describeError(error, t)}</output>}
      <Button size="small" disabled={isPending} onClick={() => mutate(day)}>
        {t('common.notices.useBackup', { day })}
      </Button>
    </>
  );
}

function SaveElsewhere(): ReactElement {
  const t = useText();
  const save = useSaveUnwritten();
  return (
    <>
      {save.error instanceof AppError && <output>{describeError(save.error, t)}</output>}
      <Button size="small" disabled={save.isPending} onClick={() => save.mutate()}>
        {t('common.notices.saveElsewhere')}
      </Button>
    </>
  );
}

/** What the user has to know about this start: files put aside, unreadable secrets, unfinished submits. */
export function NoticeList(): ReactElement {
  const t = useText();
  const { notices, dismiss } = useNotices();
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 1,
        px: 2,
        '&:not(:empty)': { pt: 2 },
        '& button': { whiteSpace: 'nowrap' },
      }}
    >
      <OfflineNotice />
      <SignInNeeds />
      {notices.map((notice) =>
        notice.kind === 'unfinished-submits' ? (
          <UnfinishedNotice key={notice.id} notice={notice} onDismiss={() => dismiss(notice.id)} />
        ) : (
          <Alert
            key={notice.id}
            severity={
              notice.kind === 'page-reloaded' || notice.kind === 'entries-kept-late' ? 'info' : 'warning'
            }
            action={
              <>
                <NoticeAction notice={notice} />
                <Button size="small" variant="text" color="inherit" onClick={() => dismiss(notice.id)}>
                  {t('common.notices.dismiss')}
                </Button>
              </>
            }
          >
            {t(`common.notices.${notice.kind}`, { count: 1, ...notice.params })}
          </Alert>
        ),
      )}
    </Box>
  );
}
