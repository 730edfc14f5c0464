import type { Text } from '../../../shared/text/text';

/** How long something takes, as roughly as anybody can know it. */
export function describeDuration(seconds: number, t: Text): string {
  const minutes = Math.round(seconds / 60);
  if (minutes < 1) return t('plans.duration.now');
  if (minutes < 90) return t('plans.duration.minutes', { count: minutes });
  return t('plans.duration.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}
