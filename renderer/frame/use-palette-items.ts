import { useQuery } from '@tanstack/react-query';
import { commandList, countsOn, type Screen } from '../../shared/commands';
import { isWriteEntry } from '../../shared/journal/entry';
import { hasWords, splitWords } from '../../shared/record/search-text';
import { nameCommand } from '../../shared/text/text';
import { callBridge } from '../api/client';
import { runCommand } from '../app-state/commands';
import { useAllSites, useSiteChoice } from '../app-state/current-site';
import { useNavigation } from '../app-state/navigation';
import { nameSitePlace, searchSites } from '../app-state/site-list';
import { nameActor, nameWrittenRecord } from '../components/actor-names';
import { useText } from '../text';
import { useRecordItems, type RecordItems } from './use-record-items';

export interface PaletteItem {
  id: string;
  /** What it is, in one word: of a record its type. */
  group: string;
  name: string;
  /** What tells it from others of the name: keys, place, id. */
  what: string;
  run(): void;
}

const maxOfGroup = 8;

/** What the palette offers for a text: what was written lately, records of the site in use, sites and actions. */
export function usePaletteItems(text: string, screen: Screen): RecordItems {
  const words = splitWords(text);
  const records = useRecordItems(text);
  const { recentItems, isPending } = useRecentItems();
  const recent = recentItems.filter(({ name, what }) => hasWords(`${name} ${what}`, words));
  const items = [
    ...recent.slice(0, words.length === 0 ? maxOfGroup : 3),
    ...records.items,
    ...useSiteItems(text).slice(0, maxOfGroup),
    ...useActionItems(screen).filter(({ name }) => hasWords(name, words)),
  ];
  return { ...records, items, isSearching: records.isSearching || isPending };
}

function useActionItems(screen: Screen): PaletteItem[] {
  const t = useText();
  return commandList
    .filter((command) => command.id !== 'palette' && countsOn(screen, command))
    .filter(({ menu }) => menu !== undefined)
    .map(({ id, keys }) => ({
      id: `action ${id}`,
      group: t('common.palette.group.action'),
      name: nameCommand(id, t),
      what: keys[0]?.replace('Mod', 'Ctrl') ?? '',
      run: () => runCommand(id),
    }));
}

function useSiteItems(text: string): PaletteItem[] {
  const t = useText();
  const { site, switchSite } = useSiteChoice();
  const { sites } = useAllSites();
  return searchSites(sites, text)
    .filter(({ id }) => id !== site.id)
    .map((one) => ({
      id: `site ${one.id}`,
      group: t('common.palette.group.site'),
      name: one.name,
      what: [nameSitePlace(one), one.customer].filter(Boolean).join(' · '),
      run: () => switchSite(one.id),
    }));
}

function useRecentItems(): { recentItems: PaletteItem[]; isPending: boolean } {
  const t = useText();
  const { open } = useNavigation();
  const { site } = useSiteChoice();
  const { data, isPending } = useQuery({
    queryKey: ['app', 'activity', 'recent'],
    queryFn: () => callBridge('activity.list', { text: '', states: [], page: 0 }),
    staleTime: 0,
  });
  const seen = new Set<string>();
  const recentItems = (data?.items ?? []).filter(isWriteEntry).flatMap((entry) => {
    const { crmActorType, crmRecordId } = entry.record;
    const id = `recent ${crmActorType} ${crmRecordId}`;
    if (entry.siteId !== site.id || seen.has(id)) return [];
    seen.add(id);
    const what = t('common.palette.recentWhat', {
      actor: nameActor(entry, t),
      state: t(`common.state.${entry.state}`),
    });
    return [
      {
        id,
        group: t('common.palette.group.recent'),
        name: nameWrittenRecord(entry.record, t),
        what,
        run: () => open('record', { record: { crmActorType, crmRecordId } }),
      },
    ];
  });
  return { recentItems, isPending };
}
