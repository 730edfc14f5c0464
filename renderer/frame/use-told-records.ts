import { useQuery } from '@tanstack/react-query';
import type { ErrorCode } from '../../shared/errors';
import { maxPastedCharacters, type RecordHit } from '../../shared/record/found-records';
import { pickCandidates } from '../../shared/record/pasted-text';
import { cleanSearchText } from '../../shared/record/search-text';
import { toErrorData } from '../api/client';
import { foundRecordsQuery } from '../api/records';
import { useAllSites, useSiteChoice } from '../app-state/current-site';
import { describeForeign, foreignOf, isFromForeign, type ForeignAddress } from '../app-state/foreign-address';
import { describeError } from '../components/describe-error';
import { describeFound, describeHow } from '../features/record/opening/describe-found';
import { useText } from '../text';

export interface ToldRecords {
  hits: (RecordHit & { how: string })[];
  /** An address of another place in the text; null = none. */
  foreign: ForeignAddress | null;
  isSearching: boolean;
  /** Every search was answered, and none found anything. */
  isEmpty: boolean;
  /** What could not be searched, or has to be known besides; null = nothing. */
  error: string | null;
  codes: readonly ErrorCode[];
}

/** Whether a text names several records by their addresses or ids, of which nobody can say which one is meant. */
export function namesSeveralRecords(text: string): boolean {
  return pickCandidates(text, () => []).filter(({ kind }) => kind === 'record').length > 1;
}

/** Whether a text tells more than one name: a number, an ERP key, an e-mail address, a whole ticket. */
export function tellsMoreThanAName(text: string): boolean {
  const clean = cleanSearchText(text);
  // A key may look like a name, but for its digits.
  if (/\d/.test(clean)) return true;
  return pickCandidates(text, () => []).some((one) => one.kind !== 'name' || one.text !== clean);
}

/** The records that a ticket, a number or an ERP key leads to, as the box of *Record* finds them; null = do not ask. */
export function useToldRecords(text: string | null): ToldRecords {
  const t = useText();
  const { site } = useSiteChoice();
  const asked = text === null ? null : text.slice(0, maxPastedCharacters);
  const { data, error, isFetching } = useQuery(foundRecordsQuery(site.id, asked));
  const { sites } = useAllSites((data?.foreign ?? []).length > 0);
  const isSearching = asked !== null && isFetching && !data;
  if (error && asked !== null) {
    const { code } = toErrorData(error);
    const told = t('common.palette.failed', { reason: describeError(toErrorData(error), t) });
    return { hits: [], foreign: null, isSearching, isEmpty: false, error: told, codes: [code] };
  }
  if (!data) return { hits: [], foreign: null, isSearching, isEmpty: false, error: null, codes: [] };
  const isFailed = data.failed.length > 0;
  const foreign = foreignOf(data, site, sites);
  const told = [foreign ? describeForeign(foreign, site, t) : '', describeFound(data, t)]
    .filter(Boolean)
    .join(' ');
  // Enter opens the first: what may be of another installation is opened in Record, where each says so.
  const hits = data.hits.filter((hit) => !isFromForeign(hit, data));
  return {
    hits: hits.map((hit) => ({ ...hit, how: describeHow(hit, data, t) })),
    foreign,
    isSearching,
    isEmpty: data.hits.length === 0 && !isFailed && foreign === null,
    error: isFailed && data.hits.length === 0 ? t('record.open.failed') : told || null,
    codes: data.failed.map(({ error: { code } }) => code),
  };
}
