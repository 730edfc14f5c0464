import { useQuery, type QueryClient, type UseQueryResult } from '@tanstack/react-query';
import type { AppInfo } from '../../shared/ipc/contract';
import { callBridge } from './client';

/** Version, platform, keychain and the notices that were waiting at start. */
export function useAppInfo(): UseQueryResult<AppInfo> {
  return useQuery({
    queryKey: ['app', 'info'],
    queryFn: () => callBridge('app.info'),
    // A keychain is unlocked, or answers, in its own time.
    staleTime: 10_000,
  });
}

const ofDatabase: ReadonlySet<unknown> = new Set(['activity', 'plans', 'scans', 'scan-results']);

/** What was read of a database that is no longer the one in use is read again. */
export function forgetDatabase(queryClient: QueryClient): Promise<void> {
  return queryClient.invalidateQueries({ predicate: ({ queryKey }) => ofDatabase.has(queryKey[1]) });
}

/** Writes a problem of the page to the log; the reference to find it there, or null where even that failed. */
export async function reportProblem(thrown: unknown): Promise<string | null> {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  try {
    const { logReference } = await callBridge('app.reportProblem', {
      message: error.message.slice(0, 2_000),
      stack: (error.stack ?? '').slice(0, 20_000),
    });
    return logReference;
  } catch {
    // The report itself may not fail loudly: the user already sees the first problem.
    return null;
  }
}

export async function openLogFolder(): Promise<void> {
  await callBridge('app.openLogFolder');
}
