import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, type ClipboardEvent, type ReactElement } from 'react';
import type { CrmActorType } from '../../../../shared/record/actor-types';
import type { CrmRecord } from '../../../../shared/record/crm-record';
import { hostedAddressIn } from '../../../../shared/record/address-place';
import {
  parseRecordReference,
  parseRecordReferences,
  type RecordReference,
} from '../../../../shared/record/record-reference';
import { useAllSites } from '../../../app-state/current-site';
import { describeForeign, readForeign } from '../../../app-state/foreign-address';
import { runCommand } from '../../../app-state/commands';
import { useNavigation, useScreenParams } from '../../../app-state/navigation';
import { toErrorData } from '../../../api/client';
import { useText } from '../../../text';
import { useDraft, useLinkForm } from '../../../components/field-values/form-context';
import { crmRecordQuery, useCrmSearch } from '../link-queries';
import { RecordFacts, RecordLinks } from './chosen-record';
import { controlIds } from './control-ids';
import { writeRecordList, type RecordList } from './record-list';
import { SearchBox } from './search-box';
import { useRecordChoice } from './use-record-choice';
import { useDebounced } from '../../../components/use-debounced';

const minCharacters = 2;
/** Long enough for the next key of somebody who types fast, short enough not to be waited for. */
const typingPauseMs = 90;

interface Props {
  list: RecordList;
  /** What was typed into the box; null while nobody types. */
  typed: string | null;
  onTyped(text: string | null): void;
}

/** Finds a CRM record by name, number, id or pasted SuperOffice address. */
export function CrmRecordPicker({ list, typed, onTyped: setTyped }: Props): ReactElement {
  const t = useText();
  const { crmName, crmRecordId, crmActorType } = useDraft((state) => state.identity);
  const { site } = useLinkForm();
  const { chooseRecord, chooseReference, clear } = useRecordChoice(() => setTyped(null));
  const found = useFoundRecords(typed ?? '');

  const chooseFound = (record: CrmRecord) => {
    // A number of several parts may mean ids as well; what is chosen tells.
    const isListed = parseRecordReferences(typed ?? '', crmActorType)?.some(
      ({ crmRecordId: id }) => id === record.crmRecordId,
    );
    if (isListed) list.take(typed ?? '');
    chooseRecord(record);
  };
  const handlePaste = (event: ClipboardEvent): boolean => {
    const text = event.clipboardData.getData('text');
    // It is shown, and what it is said of: nothing is chosen by it.
    if (readForeign(text, site, []) !== null) return false;
    const ids = writeRecordList(text, crmActorType);
    if (ids !== null) {
      // The box would lose the breaks between the lines, and make one number of all.
      event.preventDefault();
      setTyped(/^[\d ]+$/.test(text) ? text : ids);
      return true;
    }
    const reference = parseRecordReference(text, crmActorType);
    // Only an address says which record it means; bare digits may be a number as well as an id.
    if (!reference?.crmActorType) return false;
    event.preventDefault();
    setTyped(text.trim());
    void chooseReference(reference);
    return false;
  };
  const resting = crmRecordId === null ? '' : crmName || t('link.crm.id', { id: crmRecordId });
  useOpenedWith(chooseReference);
  return (
    <div data-find>
      <SearchBox<CrmRecord>
        id={controlIds.crmRecord}
        label={t('link.crm.record')}
        helperText={found.notFound ?? (crmRecordId === null ? t('link.crm.help') : undefined)}
        restingText={resting}
        typed={typed}
        onTyped={setTyped}
        hits={found.records}
        isSearching={found.isSearching}
        emptyText={found.emptyText}
        hasMore={found.hasMore}
        listNote={found.missingNote}
        getKey={(record) => `${record.crmActorType} ${record.crmRecordId}`}
        getLabel={(record) => record.name}
        renderHit={(record) => <Hit record={record} />}
        onChoose={chooseFound}
        getOnly={getOnly}
        onClear={clear}
        onPaste={handlePaste}
        failure={
          found.error && {
            what: t('link.missing.crmSearch'),
            error: found.error,
            offersByHand: true,
            retry: found.retry,
          }
        }
      />
    </div>
  );
}

/** The record with that very id or number; else the only one. */
function getOnly(hits: readonly CrmRecord[], typed: string): CrmRecord | undefined {
  const text = typed.trim();
  const exact = hits.filter(({ crmRecordId, number }) => String(crmRecordId) === text || number === text);
  const [first, second] = exact.length > 0 ? exact : hits;
  return second === undefined ? first : undefined;
}

function Hit({ record }: { record: CrmRecord }): ReactElement {
  return (
    <Box sx={{ minWidth: 0 }}>
      <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{record.name}</Typography>
      <RecordFacts record={record} />
      <RecordLinks record={record} />
    </Box>
  );
}

/** The record that the screen was opened with, each time that it was. */
function useOpenedWith(chooseReference: (reference: RecordReference) => Promise<unknown>): void {
  const { open } = useNavigation();
  const { record } = useScreenParams('link');
  const choose = useEffectEvent((reference: RecordReference) => {
    runCommand('new-link');
    void chooseReference(reference);
  });
  useEffect(() => {
    if (record === null) return;
    // Of a form that was just put up, what starts it over does not listen before the parts within it.
    queueMicrotask(() => choose(record));
    open('link', { record: null });
  }, [record, open]);
}

/** Hits for what is typed: the record that has it as its id first, then those that have it as name or number. */
function useFoundRecords(text: string) {
  const t = useText();
  const { site } = useLinkForm();
  const chosenType = useDraft((state) => state.identity.crmActorType);
  const trimmed = text.trim();
  const settled = useDebounced(trimmed, typingPauseMs);
  const { sites } = useAllSites(hostedAddressIn(settled) !== null);
  const foreign = readForeign(settled, site, sites);
  const reference = foreign ? null : parseRecordReference(settled, chosenType);
  const isAddress = reference?.crmActorType !== undefined;
  const isLongEnough = settled.length >= minCharacters;
  const byText = useCrmSearch(chosenType, isLongEnough && !isAddress && !foreign ? settled : null);
  const byId = useQuery(
    crmRecordQuery(
      site.id,
      reference?.crmActorType ?? chosenType,
      // A longer text is searched, by id as well.
      isAddress || !isLongEnough ? (reference?.crmRecordId ?? null) : null,
    ),
  );

  const found = byText.data?.items ?? [];
  // Found by an older search: where they are linked now is not known.
  const named = byText.error ? found.map((hit) => ({ ...hit, linkedIn: null })) : found;
  const own = byId.data && reference ? [byId.data] : [];
  const records = [...own, ...named.filter((hit) => !own.some((one) => one.crmRecordId === hit.crmRecordId))];
  const isShort = trimmed.length < minCharacters && parseRecordReference(trimmed) === null;
  const idError = isAddress ? byId.error : null;
  const isUnknownId = idError !== null && toErrorData(idError).code === 'not-found';
  const error = byText.error ?? (isUnknownId ? null : idError);
  const missing = byText.data ? listMissing(settled, chosenType, byText.data) : [];
  return {
    records: isShort ? [] : records,
    missingNote:
      missing.length > 0
        ? t('link.search.listMissing', {
            count: missing.length,
            ids: missing.join(', '),
            type: t(`common.crmActorType.${chosenType}`),
          })
        : undefined,
    isSearching: trimmed !== settled || (byText.isFetching && !byText.data) || byId.isLoading,
    hasMore: byText.data?.more ?? false,
    error,
    retry: () => void (byText.error ? byText : byId).refetch(),
    notFound: foreign
      ? describeForeign(foreign, site, t)
      : isUnknownId && reference?.crmActorType
        ? t('link.crm.notFound', {
            type: t(`common.crmActorType.${reference.crmActorType}`),
            id: reference.crmRecordId,
          })
        : null,
    emptyText: foreign
      ? describeForeign(foreign, site, t)
      : isShort
        ? t('link.search.tooShort', { count: minCharacters })
        : error
          ? t('link.search.failed')
          : t(`link.crm.searched.${chosenType}`, { text: trimmed }),
  };
}

/** The ids of a list that the search, which was answered whole, has no record of. */
function listMissing(
  text: string,
  chosenType: CrmActorType,
  { items, more }: { items: readonly CrmRecord[]; more: boolean },
): number[] {
  const isFound = (id: number) => items.some(({ crmRecordId }) => crmRecordId === id);
  const ids = (parseRecordReferences(text, chosenType) ?? [])
    .filter(({ crmActorType = chosenType }) => crmActorType === chosenType)
    .map(({ crmRecordId }) => crmRecordId);
  // Digits in groups may be one number as well: then they are no ids at all.
  return more || !ids.some(isFound) ? [] : ids.filter((id) => !isFound(id));
}
