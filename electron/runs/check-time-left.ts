import type { CheckProgress } from '../../shared/link-plan/run';
import type { Clock } from '../clock';

/** So many requests, and so long, tell how fast a site answers. */
const leastRequests = 8;
const leastMs = 1_000;

/**
 * Says how long a check will still take, by the requests that are left of those that were expected and by how fast they were
 * answered so far. Null while too few were, and once there are more of them than anybody expected.
 */
export function createTimeLeft(
  clock: Pick<Clock, 'monotonicMs'>,
  expected: number | null,
): (progress: CheckProgress) => CheckProgress {
  const beganMs = clock.monotonicMs();
  return (progress) => {
    const { requests } = progress;
    const tookMs = clock.monotonicMs() - beganMs;
    const most = progress.atMost ?? expected;
    if (most === null || requests >= most || requests < leastRequests || tookMs < leastMs) return progress;
    return { ...progress, secondsLeft: Math.ceil(((most - requests) * tookMs) / requests / 1_000) };
  };
}
