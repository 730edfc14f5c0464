import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useState, type ReactElement } from 'react';
import { maxErpKeyLength, type ErpActorType } from '../../../../shared/record/actor-types';
import type { ErpActor, ErpKeyFinding } from '../../../../shared/record/erp-actor';
import { withoutKeyLabel } from '../../../../shared/record/erp-key-label';
import type { Text } from '../../../../shared/text/text';
import { isSameRecord } from '../../../../shared/write/check-ends';
import { nameRecord } from '../../../../shared/write/effect-sentence';
import type { RecordRef } from '../../../../shared/write/write';
import { toErrorData } from '../../../api/client';
import { ChoiceBox } from '../../../components/combo-box/choice-box';
import { ComboBox } from '../../../components/combo-box/combo-box';
import { describeError } from '../../../components/describe-error';
import { missingBecause, MissingNote } from '../../../components/missing-note';
import { useText } from '../../../text';
import { useRecord } from '../record-context';
import { useActorSearch, useActorTypes, useKeyFinding, type ActorSearch } from './actor-queries';

export interface ChosenActor {
  erpActorType: ErpActorType | null;
  erpKey: string;
  /** Empty where it is not known. */
  name: string;
}

/** The names of the controls that a check leads to. */
export const actorControls = { erpActorType: 'erp-actor-type', erpActor: 'erp-actor' };

interface Props {
  erpConnectionId: number;
  chosen: ChosenActor;
  onChoose(chosen: ChosenActor): void;
}

/** Chooses an ERP actor: its type, and itself by name or key. Says what is known of the key. */
export function ActorPicker({ erpConnectionId, chosen, onChoose }: Props): ReactElement {
  const t = useText();
  const { site, ref, controlId } = useRecord();
  const types = useActorTypes(site.id, erpConnectionId, ref.crmActorType);
  const choices = types.offered.map((type) => ({ key: type, label: t(`common.erpActorType.${type}`) }));
  return (
    <Box sx={{ maxWidth: 820, my: 1 }}>
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns: 'minmax(140px, 200px) minmax(0, 1fr)',
          gap: 1,
          alignItems: 'start',
        }}
      >
        <ChoiceBox
          id={controlId(actorControls.erpActorType)}
          label={t('record.actor.type')}
          choices={choices}
          chosen={choices.find(({ key }) => key === chosen.erpActorType) ?? null}
          isLoading={types.isLoading}
          noMatchText={t(types.error ? 'record.actor.typesFailed' : 'record.actor.noTypes')}
          onChoose={(key) => {
            const type = types.offered.find((one) => one === key);
            if (type) onChoose({ erpActorType: type, erpKey: '', name: '' });
          }}
        />
        <SearchActor erpConnectionId={erpConnectionId} chosen={chosen} onChoose={onChoose} />
      </Box>
      {types.error !== null && (
        <MissingNote
          what={t('record.actor.typesFailed')}
          missing={missingBecause('ErpSync/GetActorTypeMapping', types.error)}
          onRetry={types.retry}
        />
      )}
      {chosen.erpKey !== '' && chosen.erpActorType !== null && (
        <KeyLine erpConnectionId={erpConnectionId} chosen={chosen} />
      )}
    </Box>
  );
}

/** A hit, or the offer to take what was typed as a key. */
type Hit = { kind: 'actor'; actor: ErpActor } | { kind: 'key'; erpKey: string };
const hitKey = (hit: Hit) => (hit.kind === 'actor' ? `actor ${hit.actor.erpKey}` : 'key');
const minCharacters = 2;

function SearchActor({ erpConnectionId, chosen, onChoose }: Props): ReactElement {
  const t = useText();
  const { site, opened, controlId } = useRecord();
  const [typed, setTyped] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const { erpActorType } = chosen;
  // The search starts with the name of the record, as the counterpart mostly has the same.
  const recordName = opened.record.read ? opened.record.value.name : '';
  const text = typed ?? (chosen.erpKey === '' ? recordName : '');
  const asked = withoutKeyLabel(text);
  const search = useActorSearch(site.id, erpConnectionId, erpActorType, isOpen ? asked : '');
  const hits = listHits(search, typed === null ? null : asked);
  const choose = (hit: Hit) => {
    setTyped(null);
    setOpen(false);
    onChoose(
      hit.kind === 'actor'
        ? { erpActorType, erpKey: hit.actor.erpKey, name: hit.actor.name }
        : { erpActorType, erpKey: hit.erpKey, name: '' },
    );
  };
  return (
    <ComboBox<Hit>
      id={controlId(actorControls.erpActor)}
      label={t('record.actor.label')}
      helperText={search.error === null ? t('record.actor.help') : t('record.actor.failed')}
      disabled={erpActorType === null}
      value={null}
      inputValue={typed ?? (chosen.name || chosen.erpKey)}
      onInputChange={(_event, next, reason) => {
        if (reason === 'input') setTyped(next);
        if (reason === 'clear') {
          setTyped(null);
          onChoose({ erpActorType, erpKey: '', name: '' });
        }
      }}
      onChange={(_event, key) => {
        const hit = hits.find((one) => hitKey(one) === key);
        if (hit) choose(hit);
      }}
      options={hits}
      filterOptions={(options) => options}
      getOptionValue={hitKey}
      getOptionKey={hitKey}
      getOptionLabel={(hit) => (hit.kind === 'actor' ? hit.actor.name : hit.erpKey)}
      open={isOpen}
      onOpen={() => setOpen(true)}
      onClose={() => setOpen(false)}
      openOnFocus={chosen.erpKey === ''}
      autoHighlight
      selectOnFocus
      clearOnBlur={false}
      loading={search.isSearching}
      loadingText={t('record.actor.searching')}
      noOptionsText={
        text.trim().length < minCharacters
          ? t('record.actor.tooShort', { count: minCharacters })
          : t(search.error === null ? 'record.actor.none' : 'record.actor.failed', { text: text.trim() })
      }
      renderOption={(hit) => <HitView hit={hit} />}
    />
  );
}

/** Those that the search found, the very key first; then what was typed, to be taken as a key. Nothing while it searches. */
function listHits({ hits, isSearching }: ActorSearch, typed: string | null): Hit[] {
  if (isSearching) return [];
  const key = typed?.trim().toLowerCase() ?? '';
  const rank = ({ erpKey }: ErpActor) => (key !== '' && erpKey.toLowerCase() === key ? 0 : 1);
  const actors = hits
    .toSorted((one, other) => rank(one) - rank(other))
    .map((actor): Hit => ({ kind: 'actor', actor }));
  const isKey = typed !== null && key !== '' && typed.length <= maxErpKeyLength;
  const isOffered = isKey && !hits.some(({ erpKey }) => erpKey === typed.trim());
  return [...actors, ...(isOffered ? [{ kind: 'key', erpKey: typed } as const] : [])];
}

function HitView({ hit }: { hit: Hit }): ReactElement {
  const t = useText();
  if (hit.kind === 'key') return <span>{t('record.actor.useKey', { key: hit.erpKey })}</span>;
  const { name, erpKey, details, connected } = hit.actor;
  const facts = [
    t('record.actor.key', { key: erpKey }),
    ...details.filter(({ value }) => value !== '' && value !== erpKey).map(({ value }) => value),
    connected === true ? t('record.actor.connected') : '',
  ];
  return (
    <Box sx={{ minWidth: 0 }}>
      <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{name || erpKey}</Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
        {facts.filter((fact) => fact !== '').join(' · ')}
      </Typography>
    </Box>
  );
}

/** What is known of the chosen key: whether the ERP has it, and who holds it. */
function KeyLine({ erpConnectionId, chosen }: Omit<Props, 'onChoose'>): ReactElement {
  const t = useText();
  const { site, ref } = useRecord();
  const { data, error, isFetching } = useKeyFinding(site.id, erpConnectionId, chosen);
  const words = error
    ? t('record.actor.notLookedUp', { reason: describeError(toErrorData(error), t) })
    : data
      ? describeFinding(data, ref, t)
      : isFetching
        ? t('record.actor.lookingUp', { key: chosen.erpKey })
        : '';
  return (
    <Typography variant="body2" sx={{ mt: 0.5, overflowWrap: 'anywhere' }}>
      {t('record.actor.chosen', { name: chosen.name || chosen.erpKey, key: chosen.erpKey })} {words}
    </Typography>
  );
}

function describeFinding(finding: ErpKeyFinding, ref: RecordRef, t: Text): string {
  if (finding.found === false) return t('record.actor.notFound');
  const first =
    finding.found === null
      ? t('record.actor.notLookedUp', { reason: finding.error ? describeError(finding.error, t) : '' })
      : t('record.actor.found', { name: finding.name });
  return `${first} ${describeHolder(finding, ref, t)}`;
}

function describeHolder({ holder }: ErpKeyFinding, ref: RecordRef, t: Text): string {
  if (holder === 'free') return t('record.actor.free');
  if (holder === 'unknown') return t('record.actor.holderNotKnown');
  if (isSameRecord(holder, ref)) return t('record.actor.heldByThis');
  return t('record.actor.heldBy', {
    record: nameRecord(holder.name, holder, t),
    type: t(`common.crmActorType.${holder.crmActorType}`),
    id: holder.crmRecordId,
  });
}
