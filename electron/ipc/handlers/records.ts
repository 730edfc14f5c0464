import type { Records } from '../../journal/open-journal';
import type { HandlersOf } from './handlers';

export function createRecordsHandlers(
  records: () => Promise<Records>,
  /** Throws `not-found` for a site that is not in the list. */
  requireSite: (siteId: string) => void,
): HandlersOf<'activity'> & HandlersOf<'drafts'> {
  return {
    'activity.list': async (query) => (await records()).journal.list(query),
    'activity.get': async ({ activityId }) => (await records()).journal.get(activityId),
    'drafts.load': async ({ siteId }) => (await records()).drafts.load(siteId),
    'drafts.save': async ({ siteId, draft }) => {
      if (draft !== null) requireSite(siteId);
      await (await records()).drafts.save(siteId, draft);
      return null;
    },
  };
}
