import KeyOutlined from '@mui/icons-material/KeyOutlined';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useState, type ReactElement } from 'react';
import type { ErpActor } from '../../../../shared/record/erp-actor';
import { withoutKeyLabel } from '../../../../shared/record/erp-key-label';
import { cleanSearchText } from '../../../../shared/record/search-text';
import { useText } from '../../../text';
import { useDraft, useLinkForm } from '../../../components/field-values/form-context';
import { useErpSearch } from '../link-queries';
import { controlIds } from './control-ids';
import { rankActors } from './rank-actors';
import { SameNumber, useCompanyNumber } from './same-number';
import { SearchBox } from './search-box';
import { useDebounced } from '../../../components/use-debounced';

const minCharacters = 2;
/** Long enough for the next key of somebody who types fast, short enough not to be waited for. */
const typingPauseMs = 90;

/** A hit of the search, or the offer to look up what was typed as a key. */
type Hit = { kind: 'actor'; actor: ErpActor } | { kind: 'key'; erpKey: string };

interface Props {
  /** What was typed into the box; null while nobody types. */
  typed: string | null;
  onTyped(text: string | null): void;
}

/** Finds an ERP actor by name or key. The search starts with the name of the CRM record. */
export function ErpActorPicker({ typed, onTyped: setTyped }: Props): ReactElement {
  const t = useText();
  const { form } = useLinkForm();
  const [hasFocus, setHasFocus] = useState(false);
  const { crmName, erpConnectionId, erpActorType, erpKey, erpName } = useDraft((state) => state.identity);
  const isChosen = erpKey !== '';
  // The name of the CRM record is only what the search starts with: at rest the box must not look chosen.
  const restingText = isChosen ? erpName || erpKey : hasFocus ? crmName : '';
  const found = useFoundActors(typed ?? restingText, typed !== null);

  const choose = (hit: Hit) => {
    if (hit.kind === 'actor') form.choose({ erpKey: hit.actor.erpKey, erpName: hit.actor.name });
    else form.choose({ erpKey: hit.erpKey, erpName: '' });
    setTyped(null);
  };
  const clear = () => {
    form.choose({ erpKey: '', erpName: '' });
    setTyped(null);
  };
  const canSearch = erpConnectionId !== null && erpActorType !== null;
  const help = erpConnectionId === null ? t('link.erp.chooseConnection') : t('link.erp.chooseType');
  return (
    <SearchBox<Hit>
      id={controlIds.erpActor}
      label={t('link.erp.actor')}
      helperText={canSearch ? (isChosen ? undefined : t('link.erp.help')) : help}
      onFocus={() => setHasFocus(true)}
      onBlur={() => setHasFocus(false)}
      restingText={restingText}
      typed={typed}
      onTyped={setTyped}
      hits={found.hits}
      isSearching={found.isSearching}
      emptyText={found.emptyText}
      hasMore={found.hasMore}
      getKey={(hit) => (hit.kind === 'actor' ? `actor ${hit.actor.erpKey}` : 'key')}
      getLabel={(hit) => (hit.kind === 'actor' ? hit.actor.name : hit.erpKey)}
      renderHit={(hit) => <HitView hit={hit} />}
      onChoose={choose}
      getOnly={getOnly}
      onClear={clear}
      openOnFocus={!isChosen}
      disabled={!canSearch}
      failure={found.error && { what: t('link.missing.erpSearch'), error: found.error, retry: found.retry }}
    />
  );
}

/** The actor of that very key; else the only one; else, where the ERP shows none, the text as a key. */
function getOnly(hits: readonly Hit[], typed: string): Hit | undefined {
  const actors = hits.filter((hit) => hit.kind === 'actor');
  const key = withoutKeyLabel(typed).trim();
  const exact =
    actors.find(({ actor }) => actor.erpKey === key) ??
    actors.find(({ actor }) => actor.erpKey.toLowerCase() === key.toLowerCase());
  if (exact || actors.length > 1) return exact;
  return actors[0] ?? hits[0];
}

function HitView({ hit }: { hit: Hit }): ReactElement {
  const t = useText();
  if (hit.kind === 'key') {
    return (
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, minWidth: 0 }}>
        <KeyOutlined fontSize="small" aria-hidden />
        <Typography sx={{ overflowWrap: 'anywhere' }}>{t('link.erp.useKey', { key: hit.erpKey })}</Typography>
      </Box>
    );
  }
  const { name, erpKey, details, connected } = hit.actor;
  const facts = [
    t('link.erp.key', { key: erpKey }),
    ...details
      .filter(({ value }) => value !== '' && value !== erpKey)
      .map((detail) =>
        // Words speak for themselves, a number does not.
        /\d/.test(detail.value) ? t('link.erp.detail', detail) : detail.value,
      ),
  ];
  return (
    <Box sx={{ minWidth: 0 }}>
      <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{name || erpKey}</Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
        {facts.join(' · ')}
      </Typography>
      <SameNumber actor={hit.actor} />
      {connected === true && (
        <Typography variant="body2" sx={{ color: 'caution.main', fontWeight: 600 }}>
          {t('link.erp.connected')}
        </Typography>
      )}
    </Box>
  );
}

/** Hits for the text, and for a text that somebody typed the offer to use it as a key. */
function useFoundActors(text: string, isTyped: boolean) {
  const t = useText();
  const { erpActorType, erpKey } = useDraft((state) => state.identity);
  const typedKey = withoutKeyLabel(text);
  const trimmed = cleanSearchText(typedKey);
  const settled = useDebounced(trimmed, typingPauseMs);
  const { number, isCarriedBy } = useCompanyNumber();
  const search = useErpSearch(erpActorType, settled.length >= minCharacters ? settled : null);

  const named = search.data?.items ?? [];
  // One request more, after the hits of the name and only where none of them is it: the ERP may know the company by another name.
  const isOffer = !isTyped && erpKey === '' && trimmed !== '' && trimmed === settled;
  const isNumberAsked = isOffer && search.data !== undefined && !named.some(isCarriedBy);
  const byNumber = useErpSearch(erpActorType, isNumberAsked ? number : null);
  const others = isNumberAsked ? (byNumber.data?.items.filter(isCarriedBy) ?? []) : [];
  const ranked = rankActors([...others, ...named], trimmed, isCarriedBy);
  const actors: Hit[] = ranked.map((actor) => ({ kind: 'actor', actor }));
  const isHit = named.some((actor) => actor.erpKey === trimmed);
  // Spaces at the ends may belong to a key, so the offer holds the text as it was typed.
  const offer: Hit[] = isTyped && trimmed !== '' && !isHit ? [{ kind: 'key', erpKey: typedKey }] : [];
  const isNoneYet = named.length === 0 && byNumber.isFetching && !byNumber.data;
  return {
    // A key of one character is too short to search for, but it is a key.
    hits: trimmed.length < minCharacters ? offer : [...actors, ...offer],
    isSearching: trimmed !== settled || (search.isFetching && !search.data) || isNoneYet,
    hasMore: search.data?.more ?? false,
    error: search.error,
    retry: () => void search.refetch(),
    emptyText:
      trimmed.length < minCharacters
        ? t('link.search.tooShort', { count: minCharacters })
        : search.error
          ? t('link.search.failed')
          : t('link.search.none', { text: trimmed }),
  };
}
