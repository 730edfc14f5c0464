import { useQueries } from '@tanstack/react-query';
import type { AppErrorData, ErrorCode } from '../../shared/errors';
import { crmActorTypes, type CrmActorType } from '../../shared/record/actor-types';
import type { CrmRecord } from '../../shared/record/crm-record';
import { findForeign, hostedAddressIn } from '../../shared/record/address-place';
import { parseRecordReference } from '../../shared/record/record-reference';
import type { SiteView } from '../../shared/site';
import { callBridge, toErrorData } from '../api/client';
import { useSiteChoice } from '../app-state/current-site';
import { placeOfSite, type ForeignAddress } from '../app-state/foreign-address';
import { useNavigation } from '../app-state/navigation';
import { nameSitePlace } from '../app-state/site-list';
import { describeError } from '../components/describe-error';
import { useDebounced } from '../components/use-debounced';
import { useText } from '../text';
import type { PaletteItem } from './use-palette-items';
import { namesSeveralRecords, tellsMoreThanAName, useToldRecords } from './use-told-records';

/** Long enough that a word is typed before every record type is asked for it: a site allows so many requests a second. */
const typingPauseMs = 220;
const minCharacters = 2;
const maxOfType = 6;
/** What is longer is the name of nothing. */
const longestName = 80;

export interface RecordItems {
  items: PaletteItem[];
  isSearching: boolean;
  /** Which types could not be searched, and why; null = all that were asked have answered. */
  error: string | null;
  /** The failures behind `error`. */
  codes: readonly ErrorCode[];
  /** The text is too short to be searched for: nothing is known of the records that fit it. */
  isShort: boolean;
}

/**
 * Records of the site in use, of every type that can be linked. A name is searched in each type as the form of *Link*
 * does; a number, an ERP key or the text of a ticket as the box of *Record* does, and where that finds nothing, as a name
 * too: a number may be only begun. A pasted address is asked of its own type alone.
 */
export function useRecordItems(text: string): RecordItems {
  const t = useText();
  const { open } = useNavigation();
  const { site, switchSite } = useSiteChoice();
  const trimmed = text.trim();
  const settled = useDebounced(trimmed, typingPauseMs);
  const reference = namesSeveralRecords(settled) ? null : parseRecordReference(settled);
  const types = reference?.crmActorType ? [reference.crmActorType] : crmActorTypes;
  const isLongEnough = settled.length >= minCharacters;
  // Whose address it is, the search says.
  const isForeign = hostedAddressIn(settled) !== null && !isOurs(settled, site);
  const isTold =
    (reference?.crmActorType === undefined || isForeign) &&
    (isLongEnough || reference !== null) &&
    tellsMoreThanAName(settled);
  const told = useToldRecords(isTold ? settled : null);
  const isByType = !isTold || (told.isEmpty && settled.length <= longestName);
  const found = useQueries({
    queries: types.map((type) => ({
      queryKey: [site.id, 'palette-records', type, settled],
      queryFn: () => findOfType(site.id, type, settled),
      enabled: isByType && (isLongEnough || reference !== null),
    })),
  });
  const isShort = trimmed.length < minCharacters && parseRecordReference(trimmed) === null;
  const isSettled = settled === trimmed;
  const isShown = isSettled && !isShort;
  const hits = [
    ...told.hits.map(({ record, how, heldKeys, isShown: isVisible = true }) => ({
      record,
      how: [isVisible ? '' : t('record.open.hidden'), heldKeys ? how : ''].filter(Boolean).join(' · '),
    })),
    ...found.flatMap(({ data }) => data?.slice(0, maxOfType) ?? []).map((record) => ({ record, how: '' })),
  ];
  const failed = types.flatMap((type, index) => {
    const error = found[index]?.error;
    return error ? [{ type, error: toErrorData(error) }] : [];
  });
  const isSearching =
    told.isSearching || (isByType && found.some(({ isFetching, data }) => isFetching && !data));
  const gone =
    !isForeign && reference?.crmActorType !== undefined && found.every(({ data }) => data?.length === 0)
      ? [toGoneItem(reference.crmActorType, reference.crmRecordId)]
      : [];
  return {
    items: isShown ? [...hits.map(toItem), ...gone, ...listOwner(told.foreign)] : [],
    isSearching: !isShort && (!isSettled || isSearching),
    error: isSettled ? (failed.length === 0 ? told.error : tellFailed(failed, types.length, t)) : null,
    codes: isSettled ? [...told.codes, ...failed.map(({ error: { code } }) => code)] : [],
    isShort,
  };

  /** An address names its record, shown or not: a link of it may have stayed. */
  function toGoneItem(crmActorType: CrmActorType, crmRecordId: number): PaletteItem {
    const type = t(`common.crmActorType.${crmActorType}`);
    return {
      id: `record ${crmActorType} ${crmRecordId}`,
      group: type,
      name: t('activity.detail.crm', { type, id: crmRecordId }),
      what: t('common.palette.gone'),
      run: () => open('record', { record: { crmActorType, crmRecordId } }),
    };
  }

  function listOwner(foreign: ForeignAddress | null): PaletteItem[] {
    if (!foreign?.owner) return [];
    const { owner, record } = foreign;
    const go = () => {
      open('record', { record, siteId: owner.id });
      switchSite(owner.id);
    };
    const name = t('record.open.useOwner', { site: owner.name });
    return [
      {
        id: `owner ${owner.id}`,
        group: t('common.palette.group.site'),
        name,
        what: nameSitePlace(owner),
        run: go,
      },
    ];
  }

  function toItem({ record, how }: { record: CrmRecord; how: string }): PaletteItem {
    const { crmActorType, crmRecordId, name, number, details, linkedIn } = record;
    const type = t(`common.crmActorType.${crmActorType}`);
    const facts = [
      // The line is cut at its end, and nothing else in it says why the record is here.
      how,
      number === '' ? '' : t('link.crm.number', { number }),
      t('link.crm.id', { id: crmRecordId }),
      ...details.map(({ what, value }) => t(`link.crm.detail.${what}`, { value })),
    ];
    return {
      id: `record ${crmActorType} ${crmRecordId}`,
      group: type,
      name: name || t('activity.detail.crm', { type, id: crmRecordId }),
      what: facts.filter(Boolean).join(' · '),
      // What is linked somewhere, or may be, is looked at; what is not is there to be linked.
      run: () => open(linkedIn?.length === 0 ? 'link' : 'record', { record: { crmActorType, crmRecordId } }),
    };
  }
}

/** False also where nobody on the page knows where the site is. */
function isOurs(text: string, site: SiteView): boolean {
  const place = placeOfSite(site);
  return place !== '' && findForeign(text, place) === null;
}

async function findOfType(siteId: string, crmActorType: CrmActorType, text: string): Promise<CrmRecord[]> {
  const reference = parseRecordReference(text, crmActorType);
  if (reference === null || (text.length >= minCharacters && reference.crmActorType === undefined)) {
    return (await callBridge('links.searchCrmRecords', { siteId, crmActorType, text, page: 0 })).items;
  }
  try {
    return [
      await callBridge('links.getCrmRecord', { siteId, crmActorType, crmRecordId: reference.crmRecordId }),
    ];
  } catch (error) {
    if (toErrorData(error).code === 'not-found') return [];
    throw error;
  }
}

interface Failed {
  type: CrmActorType;
  error: AppErrorData;
}

function tellFailed(failed: readonly Failed[], asked: number, t: ReturnType<typeof useText>): string {
  const [first] = failed;
  const reason = first ? describeError(first.error, t) : '';
  if (failed.length === asked) return t('common.palette.failed', { reason });
  const types = failed.map(({ type }) => t(`common.crmActorType.${type}`)).join(', ');
  return t('common.palette.partFailed', { types, reason });
}
