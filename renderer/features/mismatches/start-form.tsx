import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useId, useState, type FormEvent, type ReactElement } from 'react';
import type { ActorTypePair, ErpConnection } from '../../../shared/record/erp-actor';
import type { Scan } from '../../../shared/scan/scan';
import type { SiteView } from '../../../shared/site';
import { callBridge } from '../../api/client';
import { useStartScan } from '../../api/scans';
import { placeOfSite } from '../../app-state/foreign-address';
import { useWouldBeLost } from '../../app-state/would-be-lost';
import { ChoiceBox } from '../../components/combo-box/choice-box';
import { nameErpActorType } from '../../components/actor-names';
import { ErrorPanel } from '../../components/error-panel';
import { WaitingBar } from '../../components/waiting-bar';
import { useText } from '../../text';
import { firstScope, isTyped, readScope, ScopeFields, type TypedScope } from './scope-fields';

interface Props {
  site: SiteView;
  onStarted(scan: Scan): void;
  onCancel(): void;
}

const nameOfPair = ({ erpActorType, crmActorType }: ActorTypePair) => `${erpActorType} ${crmActorType}`;

/** What a new scan reads: of which connection, which kinds of links, and how many of them. */
export function StartForm({ site, onStarted, onCancel }: Props): ReactElement {
  const t = useText();
  const titleId = useId();
  const connections = useQuery({
    queryKey: [site.id, 'connections'],
    queryFn: () => callBridge('links.listConnections', { siteId: site.id }),
  });
  const [chosenId, setChosenId] = useState<number | null>(null);
  const active = connections.data?.filter((connection) => connection.active) ?? [];
  const connection = connections.data?.find((one) => one.erpConnectionId === chosenId) ?? active[0];
  const pairs = useQuery({
    queryKey: [site.id, 'actor-types', connection?.erpConnectionId],
    queryFn: connection
      ? () =>
          callBridge('links.listActorTypes', { siteId: site.id, erpConnectionId: connection.erpConnectionId })
      : skipToken,
  });
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [scope, setScope] = useState<TypedScope>(firstScope);
  useWouldBeLost('scan-form', () => isTyped(scope));
  const [problem, setProblem] = useState<string | null>(null);
  const start = useStartScan(site.id);
  // Nobody can choose among kinds that the site has not named yet.
  const isReady = connection !== undefined && pairs.data !== undefined && !start.isPending;
  const wanted = pairs.data?.filter((pair) => !left.has(nameOfPair(pair))) ?? [];

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!connection || !isReady) return;
    const read = readScope(scope, placeOfSite(site), t);
    const missing = wanted.length === 0 ? t('mismatches.start.nothing') : null;
    setProblem(missing ?? read.problem);
    if (missing !== null || read.scope === null) return;
    start.mutate(
      {
        siteId: site.id,
        erpConnectionId: connection.erpConnectionId,
        pairs: wanted.map(({ erpActorType, crmActorType }) => ({ erpActorType, crmActorType })),
        scope: read.scope,
      },
      { onSuccess: onStarted },
    );
  };
  const failed = connections.error ?? pairs.error;
  return (
    <Paper
      variant="outlined"
      component="form"
      noValidate
      onSubmit={submit}
      aria-labelledby={titleId}
      data-pane
      sx={{ p: 2, display: 'grid', gap: 2, maxWidth: 640 }}
    >
      <Typography variant="h2" id={titleId}>
        {t('mismatches.start.title')}
      </Typography>
      {connections.isPending && <WaitingBar aria-label={t('mismatches.start.loading')} />}
      {failed && (
        <ErrorPanel
          error={failed}
          onRetry={() => void Promise.all([connections.refetch(), pairs.refetch()])}
        />
      )}
      {connection && (
        <ConnectionChoice
          connections={connections.data ?? []}
          chosen={connection}
          onChoose={(id) => {
            setChosenId(id);
            setLeft(new Set());
          }}
        />
      )}
      {pairs.data && (
        <TypeChoice pairs={pairs.data} left={left} onToggle={(name) => setLeft(toggled(left, name))} />
      )}
      <ScopeFields value={scope} onChange={setScope} />
      {problem !== null && (
        <Alert severity="error" role="alert">
          {problem}
        </Alert>
      )}
      {start.error && <ErrorPanel error={start.error} />}
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('mismatches.start.rate')}
      </Typography>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        <Button type="submit" variant="contained" aria-disabled={!isReady}>
          {t('mismatches.start.go', { connection: connection?.name ?? '' })}
        </Button>
        <Button onClick={onCancel}>{t('mismatches.start.cancel')}</Button>
      </Box>
    </Paper>
  );
}

function toggled(names: ReadonlySet<string>, name: string): ReadonlySet<string> {
  const next = new Set(names);
  if (!next.delete(name)) next.add(name);
  return next;
}

interface ConnectionProps {
  connections: readonly ErpConnection[];
  chosen: ErpConnection;
  onChoose(erpConnectionId: number): void;
}

function ConnectionChoice({ connections, chosen, onChoose }: ConnectionProps): ReactElement {
  const t = useText();
  const choices = connections.map(({ erpConnectionId, name, active }) => ({
    key: String(erpConnectionId),
    label: name,
    disabled: !active,
    ...(active ? {} : { note: t('mismatches.start.connectionInactive') }),
  }));
  return (
    <ChoiceBox
      label={t('mismatches.start.connection')}
      choices={choices}
      chosen={choices.find(({ key }) => key === String(chosen.erpConnectionId)) ?? null}
      onChoose={(key) => onChoose(Number(key))}
      noMatchText={t('mismatches.start.noConnection')}
    />
  );
}

interface TypeProps {
  pairs: readonly ActorTypePair[];
  left: ReadonlySet<string>;
  onToggle(name: string): void;
}

function TypeChoice({ pairs, left, onToggle }: TypeProps): ReactElement {
  const t = useText();
  if (pairs.length === 0) return <Alert severity="info">{t('mismatches.start.noTypes')}</Alert>;
  return (
    <Box component="fieldset" sx={{ border: 0, m: 0, p: 0 }}>
      <Typography component="legend" sx={{ fontWeight: 600, p: 0 }}>
        {t('mismatches.start.types')}
      </Typography>
      {pairs.map((pair) => (
        <FormControlLabel
          key={nameOfPair(pair)}
          control={
            <Checkbox checked={!left.has(nameOfPair(pair))} onChange={() => onToggle(nameOfPair(pair))} />
          }
          label={t('mismatches.start.type', {
            erpType: nameErpActorType(pair.erpActorType, t),
            crmType: t(`common.crmActorType.${pair.crmActorType}`),
          })}
        />
      ))}
    </Box>
  );
}
