import Box from '@mui/material/Box';
import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMemo, type ReactElement } from 'react';
import { crmActorTypes, type CrmActorType } from '../../../shared/record/actor-types';
import { readKeyList, readRecordList } from '../../../shared/scan/pasted-list';
import { maxListed, type ScanScope } from '../../../shared/scan/scan-request';
import type { Text } from '../../../shared/text/text';
import { useCurrentSite } from '../../app-state/current-site';
import { placeOfSite } from '../../app-state/foreign-address';
import { ChoiceBox } from '../../components/combo-box/choice-box';
import { useText } from '../../text';
import { PastedListBox, tellUnread } from './pasted-list-box';

/** As it was typed; every kind keeps its own. */
export interface TypedScope {
  kind: ScanScope['kind'];
  /** `yyyy-mm-dd`. */
  since: string;
  records: string;
  recordType: CrmActorType;
  keys: string;
}

export const firstScope: TypedScope = {
  kind: 'all',
  since: '',
  records: '',
  recordType: 'Contact',
  keys: '',
};

/** Something stands there that a person would have to type or paste again. */
export function isTyped({ since, records, keys }: TypedScope): boolean {
  return [since, records, keys].some((text) => text.trim() !== '');
}

/** What was typed as a scan takes it, or what is wrong with it. `installation`: of the site; empty = not known. */
export function readScope(
  typed: TypedScope,
  installation: string,
  t: Text,
): { scope: ScanScope; problem: null } | { scope: null; problem: string } {
  const { kind } = typed;
  if (kind === 'all') return { scope: { kind }, problem: null };
  if (kind === 'changed-since') {
    return typed.since === ''
      ? { scope: null, problem: t('mismatches.start.noDay') }
      : { scope: { kind, since: typed.since }, problem: null };
  }
  const records = kind === 'records' ? readRecordList(typed.records, typed.recordType, installation) : null;
  const keys = kind === 'keys' ? readKeyList(typed.keys) : null;
  const unread = (records ?? keys)?.unread ?? [];
  const count = (records ?? keys)?.items.length ?? 0;
  if (unread.length > 0) return { scope: null, problem: tellUnread(unread, t) };
  if (count === 0) return { scope: null, problem: t('mismatches.start.emptyList') };
  if (count > maxListed) return { scope: null, problem: t('mismatches.start.tooMany', { count: maxListed }) };
  if (records) return { scope: { kind: 'records', records: records.items }, problem: null };
  return { scope: { kind: 'keys', keys: keys?.items ?? [] }, problem: null };
}

interface Props {
  value: TypedScope;
  onChange(value: TypedScope): void;
}

/** All links of a connection, or which of them. */
export function ScopeFields({ value, onChange }: Props): ReactElement {
  const t = useText();
  const set = (changes: Partial<TypedScope>) => onChange({ ...value, ...changes });
  const kinds = [
    ['all', 'mismatches.start.all'],
    ['changed-since', 'mismatches.start.changedSince'],
    ['records', 'mismatches.start.records'],
    ['keys', 'mismatches.start.keys'],
  ] as const;
  return (
    <Box component="fieldset" sx={{ border: 0, m: 0, p: 0, display: 'grid', gap: 1 }}>
      <Typography component="legend" sx={{ fontWeight: 600, p: 0 }}>
        {t('mismatches.start.scope')}
      </Typography>
      <RadioGroup
        aria-label={t('mismatches.start.scope')}
        value={value.kind}
        onChange={(_event, kind) => set({ kind: kinds.find(([one]) => one === kind)?.[0] ?? 'all' })}
      >
        {kinds.map(([kind, label]) => (
          <FormControlLabel key={kind} value={kind} control={<Radio />} label={t(label)} />
        ))}
      </RadioGroup>
      {value.kind === 'changed-since' && (
        <TextField
          type="date"
          label={t('mismatches.start.day')}
          helperText={t('mismatches.start.changedHelp')}
          value={value.since}
          onChange={(event) => set({ since: event.target.value })}
          slotProps={{ inputLabel: { shrink: true } }}
          sx={{ maxWidth: 420 }}
        />
      )}
      {value.kind === 'records' && <RecordList value={value} onChange={set} />}
      {value.kind === 'keys' && <KeyList value={value} onChange={set} />}
    </Box>
  );
}

interface TypedListProps {
  value: TypedScope;
  onChange(changes: Partial<TypedScope>): void;
}

function KeyList({ value, onChange }: TypedListProps): ReactElement {
  const t = useText();
  const list = useMemo(() => readKeyList(value.keys), [value.keys]);
  return (
    <PastedListBox
      label={t('mismatches.start.keyList')}
      text={value.keys}
      list={list}
      onChange={(keys) => onChange({ keys })}
    />
  );
}

function RecordList({ value, onChange }: TypedListProps): ReactElement {
  const t = useText();
  const installation = placeOfSite(useCurrentSite());
  const choices = crmActorTypes.map((type) => ({ key: type, label: t(`common.crmActorType.${type}`) }));
  const list = useMemo(
    () => readRecordList(value.records, value.recordType, installation),
    [value.records, value.recordType, installation],
  );
  return (
    <>
      <ChoiceBox
        label={t('mismatches.start.recordType')}
        choices={choices}
        chosen={choices.find(({ key }) => key === value.recordType) ?? null}
        onChoose={(key) => onChange({ recordType: crmActorTypes.find((type) => type === key) ?? 'Contact' })}
        noMatchText=""
      />
      <PastedListBox
        label={t('mismatches.start.recordList')}
        text={value.records}
        list={list}
        onChange={(records) => onChange({ records })}
      />
    </>
  );
}
