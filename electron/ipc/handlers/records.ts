import type { Records } from '../../journal/open-journal';
import type { HandlersOf } from './handlers';

export function createRecordsHandlers(
  records: () => Promise<Records>,
): HandlersOf<'activity'> & HandlersOf<'drafts'> {
  return {
    'activity.list': async (query) => (await records()).activity.list(query),
    'activity.get': async ({ activityId }) => (await records()).activity.get(activityId),
    'drafts.load': async ({ siteId }) => (await records()).drafts.load(siteId),
    'drafts.save': async ({ siteId, draft }) => {
      (await records()).drafts.save(siteId, draft);
      return null;
    },
  };
}
