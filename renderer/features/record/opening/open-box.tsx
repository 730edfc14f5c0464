import Box from '@mui/material/Box';
import {
  useEffect,
  useEffectEvent,
  useRef,
  useState,
  type ClipboardEvent,
  type KeyboardEvent,
  type ReactElement,
} from 'react';
import { nameAddressPlace } from '../../../../shared/record/address-place';
import type { FoundRecords, RecordHit } from '../../../../shared/record/found-records';
import { maxPastedCharacters } from '../../../../shared/record/found-records';
import type { SiteView } from '../../../../shared/site';
import type { RecordRef } from '../../../../shared/write/write';
import { useFoundRecords } from '../../../api/records';
import { useAllSites } from '../../../app-state/current-site';
import { foreignOf, isFromForeign } from '../../../app-state/foreign-address';
import { useAnnounce } from '../../../components/announcer';
import { ComboBox } from '../../../components/combo-box/combo-box';
import { ErrorPanel } from '../../../components/error-panel';
import { useDebounced } from '../../../components/use-debounced';
import { useText } from '../../../text';
import { describeFound, describeHow } from './describe-found';
import { ForeignNote } from './foreign-note';
import { HitLine } from './hit-line';

const minCharacters = 2;
const typingPauseMs = 120;
const keyOf = ({ record }: RecordHit) => `${record.crmActorType} ${record.crmRecordId}`;

interface Props {
  site: SiteView;
  /** A record is open below: no more words than are needed. */
  isLow: boolean;
  onOpen(record: RecordRef): void;
}

/** One box for a name, a number, an id, an address or a whole ticket. Enter opens what the text can only mean. */
export function OpenBox({ site, isLow, onOpen }: Props): ReactElement {
  const t = useText();
  const announce = useAnnounce();
  const [typed, setTyped] = useState('');
  const [isOpen, setOpen] = useState(false);
  const text = typed.slice(0, maxPastedCharacters);
  /** The text that Enter was pressed for, which nobody goes on typing. */
  const [meant, setMeant] = useState<string | null>(null);
  const found = useFound(site.id, text, meant === text);
  const { sites } = useAllSites((found.data?.foreign ?? []).length > 0);
  const foreign = found.data ? foreignOf(found.data, site, sites) : null;
  const isForeign = (hit: RecordHit) => found.data !== undefined && isFromForeign(hit, found.data);
  const shownHits = foreign?.owner ? found.hits.filter((hit) => !isForeign(hit)) : found.hits;
  const wish = useRef(false);

  const choose = ({ record }: RecordHit) => {
    wish.current = false;
    setTyped('');
    setOpen(false);
    onOpen({ crmActorType: record.crmActorType, crmRecordId: record.crmRecordId });
  };
  const arrive = useEffectEvent((hits: readonly RecordHit[]) => {
    if (hits.length > 0) announce(t('record.open.found', { count: hits.length }));
    const [only, ...others] = hits;
    // Enter came before the hits: it takes the one that the text can only mean.
    if (wish.current && only && others.length === 0 && foreign === null) choose(only);
    wish.current = false;
  });
  useEffect(() => {
    if (found.isSettled) arrive(found.hits);
  }, [found.isSettled, found.hits]);

  const handleKeyCapture = (event: KeyboardEvent) => {
    const isEnter = event.key === 'Enter' && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!isEnter || !found.isSearching || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    wish.current = true;
    setMeant(text);
  };
  // A box of one line would join the lines of a ticket, and an id with the number below it.
  const handlePaste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData('text');
    if (!/[\r\n]/.test(pasted)) return;
    event.preventDefault();
    setTyped(pasted);
    setOpen(true);
  };
  const help = [
    typed.length > maxPastedCharacters ? t('record.open.cut', { count: maxPastedCharacters }) : '',
    found.data ? describeFound(found.data, t) : '',
  ].filter(Boolean);
  const isNoneOurs = foreign !== null && shownHits.length === 0;
  const tellHow = (hit: RecordHit) => {
    const how = found.data ? describeHow(hit, found.data, t) : '';
    if (foreign === null || !isForeign(hit)) return how;
    return `${how} · ${t('record.open.byUnclear', { place: nameAddressPlace(foreign.address) })}`;
  };
  return (
    <Box data-find data-first onKeyDownCapture={handleKeyCapture}>
      <ComboBox<RecordHit>
        label={t('record.open.label')}
        helperText={help.join(' ') || (isLow ? undefined : t('record.open.help'))}
        value={null}
        inputValue={typed}
        onInputChange={(_event, next, reason) => {
          if (reason === 'input') setTyped(next);
          if (reason === 'clear') setTyped('');
        }}
        onChange={(_event, key) => {
          const hit = shownHits.find((one) => keyOf(one) === key);
          if (hit) choose(hit);
        }}
        options={found.isSearching ? [] : shownHits}
        filterOptions={(options) => options}
        getOptionValue={keyOf}
        getOptionKey={keyOf}
        getOptionLabel={({ record }) => record.name}
        // A failure stands below the box with what can be done about it, and so does whose address it is: nothing is drawn
        // over that.
        open={isOpen && text.trim() !== '' && (found.isSearching || (found.error === null && !isNoneOurs))}
        onOpen={() => setOpen(true)}
        onClose={() => setOpen(false)}
        onPaste={handlePaste}
        // Enter opens nothing of which nobody knows whose it is.
        autoHighlight={foreign === null}
        selectOnFocus
        handleHomeEndKeys={false}
        clearOnBlur={false}
        loading={found.isSearching}
        loadingText={t('record.open.searching')}
        noOptionsText={tellEmpty(text, found, t)}
        renderOption={(hit) => (
          <Box sx={{ minWidth: 0 }}>
            <HitLine hit={hit} how={tellHow(hit)} />
          </Box>
        )}
      />
      {foreign && <ForeignNote foreign={foreign} site={site} />}
      {found.error !== null && (
        <Box sx={{ mt: 1 }}>
          <ErrorPanel error={found.error} onRetry={found.retry} />
        </Box>
      )}
    </Box>
  );
}

interface Found {
  data: FoundRecords | undefined;
  hits: readonly RecordHit[];
  error: unknown;
  isSearching: boolean;
  /** The hits are those of the text as it stands. */
  isSettled: boolean;
  retry(): void;
}

const noHits: readonly RecordHit[] = [];

function useFound(siteId: string, text: string, isMeant: boolean): Found {
  const trimmed = text.trim();
  const settled = useDebounced(trimmed, typingPauseMs, isMeant);
  // An id may have one digit.
  const canAsk = settled.length >= minCharacters || /^\d$/.test(settled);
  const { data, error, isFetching, refetch } = useFoundRecords(siteId, canAsk ? settled : null);
  const isSearching = trimmed !== settled || (canAsk && isFetching);
  return {
    data: trimmed === '' ? undefined : data,
    hits: canAsk && trimmed !== '' ? (data?.hits ?? noHits) : noHits,
    error: trimmed === '' ? null : error,
    isSearching,
    isSettled: !isSearching && data !== undefined && trimmed !== '',
    retry: () => void refetch(),
  };
}

function tellEmpty(text: string, { data }: Found, t: ReturnType<typeof useText>): string {
  const trimmed = text.trim();
  if (data && data.candidates.length === 0) return t('record.open.nothing');
  // A search that failed is never told as a record that is not there.
  if (data && data.failed.length > 0) return t('record.open.failed');
  if (data) return t('record.open.none', { text: shorten(trimmed) });
  return t('record.open.tooShort', { count: minCharacters });
}

const shownCharacters = 60;

function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > shownCharacters ? `${line.slice(0, shownCharacters)}…` : line;
}
