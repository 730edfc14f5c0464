import { useQuery } from '@tanstack/react-query';
import { commandList, countsOn, type Screen } from '../../shared/commands';
import { isWriteEntry } from '../../shared/journal/entry';
import { hasWords, splitWords } from '../../shared/record/search-text';
import { nameCommand } from '../../shared/text/text';
import { callBridge, toErrorData } from '../api/client';
import { runCommand } from '../app-state/commands';
import { useAllSites, useSiteChoice } from '../app-state/current-site';
import { useNavigation } from '../app-state/navigation';
import { nameSitePlace, searchSites } from '../app-state/site-list';
import { nameActor, nameWrittenRecord } from '../components/actor-names';
import { useDebounced } from '../components/use-debounced';
import { useText } from '../text';

export interface PaletteItem {
  id: string;
  group: 'recent' | 'record' | 'site' | 'action';
  name: string;
  /** What tells it from others of the name: keys, place, id. */
  what: string;
  run(): void;
}

const typingPauseMs = 90;
const maxOfGroup = 8;

/** What the palette offers for a text: what was written lately, records of the site in use, sites and actions. */
export function usePaletteItems(
  text: string,
  screen: Screen,
): { items: PaletteItem[]; isSearching: boolean; error: string | null } {
  const words = splitWords(text);
  const records = useRecordItems(text);
  const recent = useRecentItems().filter(({ name, what }) => hasWords(`${name} ${what}`, words));
  const items = [
    ...recent.slice(0, words.length === 0 ? maxOfGroup : 3),
    ...records.items,
    ...useSiteItems(text).slice(0, maxOfGroup),
    ...useActionItems(screen).filter(({ name }) => hasWords(name, words)),
  ];
  return { items, isSearching: records.isSearching, error: records.error };
}

function useActionItems(screen: Screen): PaletteItem[] {
  const t = useText();
  return commandList
    .filter((command) => command.id !== 'palette' && countsOn(screen, command))
    .filter(({ menu }) => menu !== undefined)
    .map(({ id, keys }) => ({
      id: `action ${id}`,
      group: 'action',
      name: nameCommand(id, t),
      what: keys[0]?.replace('Mod', 'Ctrl') ?? '',
      run: () => runCommand(id),
    }));
}

function useSiteItems(text: string): PaletteItem[] {
  const { site, switchSite } = useSiteChoice();
  const { sites } = useAllSites();
  return searchSites(sites, text)
    .filter(({ id }) => id !== site.id)
    .map((one) => ({
      id: `site ${one.id}`,
      group: 'site',
      name: one.name,
      what: [nameSitePlace(one), one.customer].filter(Boolean).join(' · '),
      run: () => switchSite(one.id),
    }));
}

function useRecentItems(): PaletteItem[] {
  const t = useText();
  const { open } = useNavigation();
  const { site } = useSiteChoice();
  const { data } = useQuery({
    queryKey: ['app', 'activity', 'recent'],
    queryFn: () => callBridge('activity.list', { text: '', states: [], page: 0 }),
    staleTime: 0,
  });
  const seen = new Set<string>();
  return (data?.items ?? []).filter(isWriteEntry).flatMap((entry) => {
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
        group: 'recent' as const,
        name: nameWrittenRecord(entry.record, t),
        what,
        run: () => open('record', { record: { crmActorType, crmRecordId } }),
      },
    ];
  });
}

function useRecordItems(text: string): { items: PaletteItem[]; isSearching: boolean; error: string | null } {
  const t = useText();
  const { open } = useNavigation();
  const { site } = useSiteChoice();
  const trimmed = text.trim();
  const settled = useDebounced(trimmed, typingPauseMs);
  const isLongEnough = settled.length >= 2;
  const found = useQuery({
    queryKey: [site.id, 'crm-search', 'Contact', settled],
    queryFn: () =>
      callBridge('links.searchCrmRecords', {
        siteId: site.id,
        crmActorType: 'Contact',
        text: settled,
        page: 0,
      }),
    enabled: isLongEnough,
  });
  const items = isLongEnough && settled === trimmed ? (found.data?.items ?? []) : [];
  return {
    items: items.slice(0, maxOfGroup).map(({ crmActorType, crmRecordId, name, details, linkedIn }) => ({
      id: `record ${crmActorType} ${crmRecordId}`,
      group: 'record',
      name,
      what: [
        t('link.crm.id', { id: crmRecordId }),
        ...details.map(({ what, value }) => t(`link.crm.detail.${what}`, { value })),
      ].join(' · '),
      // What is linked somewhere is looked at; what is not is there to be linked.
      run: () => open(linkedIn?.length ? 'record' : 'link', { record: { crmActorType, crmRecordId } }),
    })),
    isSearching: trimmed !== settled || (isLongEnough && found.isFetching && !found.data),
    error: found.error ? t(`errors.${toErrorData(found.error).code}`, toErrorData(found.error).params) : null,
  };
}
