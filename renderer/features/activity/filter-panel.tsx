import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState, type ReactElement } from 'react';
import type { EntryKind } from '../../../shared/journal/entry-query';
import { useActivityFacets, useDeleteActivity, useExportActivity } from '../../api/activity';
import { useAnnounce } from '../../components/announcer';
import { ChoiceBox, type Choice } from '../../components/combo-box/choice-box';
import { ErrorPanel } from '../../components/error-panel';
import { useTimeFormat } from '../../format-time';
import { useText } from '../../text';
import { isNarrowed, toQuery, type ActivityFilter } from './activity-filter';

interface Props {
  filter: ActivityFilter;
  onChange(part: Partial<ActivityFilter>): void;
}

/** By what else the list can be narrowed, and what can be done with the entries that it shows. */
export function FilterPanel({ filter, onChange }: Props): ReactElement {
  const t = useText();
  const time = useTimeFormat();
  const { data: facets } = useActivityFacets();
  const kindName = (kind: EntryKind) => t(`activity.kind.${kind}`);
  return (
    <Box
      component="fieldset"
      aria-label={t('activity.narrow.region')}
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        gap: 1,
        alignItems: 'start',
        '& > *': { flex: '1 1 150px' },
        border: 0,
        m: 0,
        p: 0,
        pt: 0.75,
        minWidth: 0,
      }}
    >
      <Facet
        what="site"
        values={(facets?.sites ?? []).map(({ siteId, name }) => ({ key: siteId, label: name || siteId }))}
        chosen={filter.siteId}
        onChoose={(siteId) => onChange({ siteId })}
      />
      <Facet
        what="user"
        values={(facets?.users ?? []).map((user) => ({ key: user, label: user }))}
        chosen={filter.user}
        onChoose={(user) => onChange({ user })}
      />
      <Facet
        what="kind"
        values={(facets?.kinds ?? []).map((kind) => ({ key: kind, label: kindName(kind) }))}
        chosen={filter.kind}
        onChoose={(key) => onChange({ kind: facets?.kinds.find((kind) => kind === key) ?? null })}
      />
      {(facets?.runs.length ?? 0) > 0 && (
        <Facet
          what="run"
          values={(facets?.runs ?? []).map(({ runId, planName, at }) => ({
            key: runId,
            label: t(planName === '' ? 'activity.narrow.runOfOld' : 'activity.narrow.runOf', {
              plan: planName,
              time: time.short(at),
            }),
          }))}
          chosen={filter.runId}
          onChoose={(runId) => onChange({ runId })}
        />
      )}
      {/* The two ends of one span stay beside each other. */}
      <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 1, flex: '2 1 308px' }}>
        <Day label={t('activity.narrow.from')} day={filter.from} onChange={(from) => onChange({ from })} />
        <Day label={t('activity.narrow.to')} day={filter.to} onChange={(to) => onChange({ to })} />
      </Box>
      <KeepOrDelete filter={filter} />
    </Box>
  );
}

interface FacetProps {
  what: 'site' | 'user' | 'kind' | 'run';
  values: readonly Choice[];
  chosen: string | null;
  onChoose(key: string | null): void;
}

function Facet({ what, values, chosen, onChoose }: FacetProps): ReactElement {
  const t = useText();
  const all = { key: '', label: t(`activity.narrow.all.${what}`) };
  const choices = [all, ...values];
  return (
    <ChoiceBox
      label={t(`activity.narrow.${what}`)}
      choices={choices}
      chosen={choices.find(({ key }) => key === (chosen ?? '')) ?? all}
      onChoose={(key) => onChoose(key === '' ? null : key)}
      noMatchText={t('activity.narrow.noMatch')}
    />
  );
}

interface DayProps {
  label: string;
  day: string;
  onChange(day: string): void;
}

function Day({ label, day, onChange }: DayProps): ReactElement {
  return (
    <TextField
      type="date"
      label={label}
      value={day}
      onChange={(event) => onChange(event.target.value)}
      slotProps={{ inputLabel: { shrink: true } }}
    />
  );
}

const ages = [30, 90, 365, 0] as const;

/** The entries that fit in a file, and those of them that are old enough gone for good; each asks in a dialog of the system. */
function KeepOrDelete({ filter }: { filter: ActivityFilter }): ReactElement {
  const t = useText();
  const announce = useAnnounce();
  const [days, setDays] = useState<number>(365);
  const exporting = useExportActivity();
  const deleting = useDeleteActivity();
  const choices = ages.map((age) => ({
    key: String(age),
    label: t(age === 0 ? 'activity.narrow.everything' : 'activity.narrow.olderThan', { count: age }),
  }));
  const exportAll = () =>
    exporting.mutate(toQuery(filter), {
      onSuccess: ({ count }) => count !== null && announce(t('activity.narrow.exported', { count })),
    });
  const tellDeleted = (count: number) =>
    count === 0 ? t('activity.narrow.nothingToDelete') : t('activity.narrow.deleted', { count });
  const deleteOld = () =>
    deleting.mutate(
      { fitting: toQuery(filter), olderThanDays: days },
      { onSuccess: ({ count }) => count !== null && announce(tellDeleted(count)) },
    );
  const error = exporting.error ?? deleting.error;
  return (
    <Box
      sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, '&&': { flex: '3 1 460px' } }}
    >
      <Button loading={exporting.isPending} onClick={exportAll} sx={{ minHeight: 40 }}>
        {t('activity.narrow.export')}
      </Button>
      {/* How old is what goes for good: never cut. */}
      <Box sx={{ flex: '0 0 230px' }}>
        <ChoiceBox
          label={t(isNarrowed(filter) ? 'activity.narrow.ageOfShown' : 'activity.narrow.age')}
          choices={choices}
          chosen={choices.find(({ key }) => key === String(days)) ?? null}
          onChoose={(key) => setDays(Number(key))}
          noMatchText={t('activity.narrow.noMatch')}
        />
      </Box>
      <Button color="error" loading={deleting.isPending} onClick={deleteOld} sx={{ minHeight: 40 }}>
        {t('activity.narrow.delete')}
      </Button>
      <Told count={exporting.data?.count} tell={(count) => t('activity.narrow.exported', { count })} />
      <Told count={deleting.data?.count} tell={tellDeleted} />
      {error && (
        <Box sx={{ flex: '1 0 100%' }}>
          <ErrorPanel error={error} />
        </Box>
      )}
    </Box>
  );
}

/** What came of it, which was said aloud; nothing where the dialog was closed. */
function Told(props: {
  count: number | null | undefined;
  tell: (count: number) => string;
}): ReactElement | null {
  const { count, tell } = props;
  if (count === null || count === undefined) return null;
  return (
    <Box sx={{ alignSelf: 'center', fontSize: '0.8125rem', color: 'text.secondary' }}>{tell(count)}</Box>
  );
}
