import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMemo, useState, type ReactElement } from 'react';
import type { RestorePlan } from '../../../../shared/journal/restore-plan';
import type { RecordInConnection } from '../../../../shared/record/opened-record';
import { createLeftRow, toFieldValue } from '../../../../shared/link/draft-rows';
import { valueOf } from '../../../../shared/record/record-state';
import { normalizeFieldKey } from '../../../../shared/value/field-key';
import type { FieldValue } from '../../../../shared/value/field-value';
import { joinFields } from '../../../../shared/write/joined-value';
import { compilePlan } from '../../../../shared/write/plan';
import type { WriteOf } from '../../../../shared/write/write';
import type { Text } from '../../../../shared/text/text';
import { useRestorePlan } from '../../../api/records';
import { useNavigation } from '../../../app-state/navigation';
import { EmptyState } from '../../../components/empty-state';
import { ErrorPanel } from '../../../components/error-panel';
import { nameSiteAndEnvironment } from '../../../components/write-steps/write-button';
import { useTimeFormat } from '../../../format-time';
import { useText } from '../../../text';
import { reasonOf } from '../link-facts';
import { listLostOfPlan, useKeptReading } from '../kept-reading';
import { NotReadAgain } from '../reading-states';
import { toIsCosmetic, useCompare } from '../../../components/field-values/use-compare';
import { loadedOf } from '../loaded-fields';
import { namesOf, useRecord } from '../record-context';
import { judgePrepared, type Prepared } from '../write/judge-prepared';
import { useUnsentForm } from '../unsent';
import { stateOfRecord } from '../write/state-of-record';
import { WritePanel } from '../write/write-panel';
import { ActionHead } from './action-head';
import { choicesOf, type ChosenValues, type MadeChoices } from './restore-choices';
import { RestoreTable } from './restore-table';

interface Props {
  connection: RecordInConnection;
  entryId: string;
  onClose(): void;
}

/** The values from before an entry, beside what is there now: a change to review, never a blind write. */
export function RestoreAction({ connection, entryId, onClose }: Props): ReactElement {
  const t = useText();
  const { site, opened } = useRecord();
  // Whatever reads the record again, as every write and F5 do, reads what it is held against again.
  const { data, error, isFetching, refetch } = useRestorePlan(site.id, entryId, opened.at);
  const { shown, lost } = useKeptReading(data, listLostOfPlan);
  const notReadAgain = (isFetching ? null : error) ?? lost[0] ?? null;
  if (error && !isFetching && shown === undefined) {
    return (
      <>
        <EmptyState
          kind="failed"
          title={t('record.restore.failed')}
          action={<Button onClick={onClose}>{t('record.do.cancel')}</Button>}
        />
        <ErrorPanel error={error} onRetry={() => void refetch()} />
      </>
    );
  }
  if (shown === undefined) return <EmptyState kind="loading" title={t('record.restore.loading')} />;
  return (
    <>
      {notReadAgain !== null && (
        <NotReadAgain
          error={notReadAgain}
          at={shown.link.read ? shown.link.at : opened.at}
          onRetry={() => void refetch()}
        />
      )}
      <Restore connection={connection} plan={shown} onClose={onClose} />
    </>
  );
}

function Restore({
  connection,
  plan,
  onClose,
}: Omit<Props, 'entryId'> & { plan: RestorePlan }): ReactElement {
  const t = useText();
  const time = useTimeFormat();
  const { open } = useNavigation();
  const { site, opened, name } = useRecord();
  const [made, setMade] = useState<MadeChoices>(new Map());
  useUnsentForm('record-form', () => made.size > 0);
  const chosen = useMemo(() => choicesOf(plan.fields, made), [plan, made]);
  const loaded = useMemo(() => loadedOf(opened, connection), [opened, connection]);
  const { compare } = useCompare(loaded);
  const obstacle = findObstacle(plan, t);
  const { laterEntry } = plan;
  const isEmpty = plan.fields.every(({ proposals }) => proposals.length === 0);
  const prepared = useMemo<Prepared>(() => {
    const values = [...chosen.values()];
    const { actor, record, entryId } = plan;
    const keys = new Set(values.map(({ crmFieldKey }) => normalizeFieldKey(crmFieldKey)));
    const left = plan.plan.read
      ? joinFields(compilePlan(plan.plan.value), {
          crm: valueOf(opened.crm),
          erp: valueOf(connection.erp),
        })
          .map(createLeftRow)
          .filter(({ crmFieldKey }) => !keys.has(normalizeFieldKey(crmFieldKey)))
          .map(toFieldValue)
      : [];
    const restore = (sent: FieldValue[]): WriteOf<'restore'> | null =>
      actor === null || obstacle !== null || values.length === 0
        ? null
        : {
            kind: 'restore',
            record,
            actor,
            values: sent,
            seen: plan.seen.filter(({ crmFieldKey }) => keys.has(normalizeFieldKey(crmFieldKey))),
            entryId,
          };
    const told = restore([...values, ...left]);
    return {
      write: restore(values),
      // What stays different is told of all values, as everywhere.
      ...(told === null ? {} : { told }),
      state: stateOfRecord(opened, connection),
      names: namesOf({ opened }, connection, plan.names.erpActor),
      isActive: connection.isActive,
      isCosmetic: toIsCosmetic(compare),
    };
  }, [chosen, plan, obstacle, opened, connection, compare]);
  return (
    <>
      <ActionHead title={t('record.restore.title')}>
        {t('record.restore.explain', { time: time.short(plan.entryAt) })}
      </ActionHead>
      {obstacle !== null && (
        <Alert severity="warning" sx={{ mb: 1 }}>
          {obstacle}
        </Alert>
      )}
      {laterEntry !== null && (
        <Alert
          severity="warning"
          sx={{ mb: 1 }}
          action={
            <Button size="small" onClick={() => open('activity', { entryId: laterEntry.id })}>
              {t('record.restore.openLater')}
            </Button>
          }
        >
          {t('record.restore.later', {
            time: time.short(laterEntry.at),
            what: t(`record.kind.${laterEntry.kind}`),
          })}
        </Alert>
      )}
      <RestoreTable
        fields={plan.fields}
        plan={plan.plan}
        chosen={chosen}
        onChoose={({ crmFieldKey, now }, value) => setMade(new Map(made).set(crmFieldKey, { value, now }))}
      />
      {isEmpty ? (
        <NothingToPutBack fields={plan.fields} onClose={onClose} />
      ) : (
        <WritePanel
          prepared={prepared}
          judged={judgePrepared(prepared, t)}
          label={t(chosen.size === 0 ? 'record.button.restoreNone' : 'record.button.restore', {
            count: chosen.size,
            record: name,
            site: nameSiteAndEnvironment(site, t),
          })}
          question={t('record.question.restore')}
          isAsked
          hint={obstacle ?? t('record.do.nothingChosen')}
          note={chosen.size === 0 ? '' : t('record.change.again')}
          onCancel={onClose}
        >
          <PutBack chosen={chosen} />
        </WritePanel>
      )}
    </>
  );
}

/** No button where there is nothing that it could do. */
function NothingToPutBack({
  fields,
  onClose,
}: Pick<RestorePlan, 'fields'> & Pick<Props, 'onClose'>): ReactElement {
  const t = useText();
  const isAsBefore = fields.every(({ state }) => state === 'unchanged');
  return (
    <Alert
      severity="info"
      sx={{ mt: 1 }}
      action={
        <Button size="small" onClick={onClose}>
          {t('common.close')}
        </Button>
      }
    >
      {t(isAsBefore ? 'record.restore.allAsBefore' : 'record.restore.nothing')}
    </Alert>
  );
}

/** Every value that is put back: a second step asks about these. */
function PutBack({ chosen }: { chosen: ChosenValues }): ReactElement {
  const t = useText();
  return (
    <Box
      component="ul"
      aria-label={t('link.submit.writes')}
      sx={{ mt: 1, mb: 0, pl: 2.5, overflowWrap: 'anywhere' }}
    >
      {[...chosen.values()].map(({ crmFieldKey, displayName, displayValue, value }) => (
        <li key={crmFieldKey}>
          {t('link.submit.writeOf', {
            name: displayName || crmFieldKey,
            result: displayValue || value || t('record.restore.empty'),
          })}
        </li>
      ))}
    </Box>
  );
}

/** Why nothing can be put back at all; null where it can. */
function findObstacle({ actor, link }: RestorePlan, t: Text): string | null {
  if (actor === null || actor.erpKey === '') return t('record.restore.noActor');
  if (!link.read) return t('record.restore.linkNot.not-read', { reason: reasonOf(link, t) });
  return link.value === 'linked' ? null : t(`record.restore.linkNot.${link.value}`);
}
