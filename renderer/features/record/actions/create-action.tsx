import Box from '@mui/material/Box';
import { useMemo, useState, type ReactElement } from 'react';
import type { ErpActorType } from '../../../../shared/record/actor-types';
import type { NewActorForm } from '../../../../shared/record/new-actor-form';
import type { RecordInConnection } from '../../../../shared/record/opened-record';
import { useNewActorForm } from '../../../api/records';
import { ChoiceBox } from '../../../components/combo-box/choice-box';
import { EmptyState } from '../../../components/empty-state';
import { ErrorPanel } from '../../../components/error-panel';
import { missingBecause, MissingNote } from '../../../components/missing-note';
import { nameSiteAndEnvironment } from '../../../components/write-steps/write-button';
import type { Problem } from '../../../components/write-steps/problem-list';
import { useText } from '../../../text';
import { namesOf, useRecord } from '../record-context';
import { judgePrepared, type Prepared } from '../write/judge-prepared';
import { useUnsentForm } from '../unsent';
import { stateOfRecord } from '../write/state-of-record';
import { WritePanel } from '../write/write-panel';
import { ActionHead } from './action-head';
import { useActorTypes } from './actor-queries';
import { describeProblem, fieldControl, NewActorFields } from './new-actor-fields';
import { findProblem, startValues, toErpValues, type TypedValues } from './new-actor-values';

interface Props {
  connection: RecordInConnection;
  onClose(): void;
}

/** Has the ERP make an actor from this record: a form of what the ERP asks for. */
export function CreateAction({ connection, onClose }: Props): ReactElement {
  const t = useText();
  const { site, ref } = useRecord();
  const { erpConnectionId } = connection;
  const types = useActorTypes(site.id, erpConnectionId, ref.crmActorType);
  const [wanted, setWanted] = useState<ErpActorType | null>(null);
  const [only] = types.offered;
  const chosen = wanted ?? (types.offered.length === 1 ? (only ?? null) : null);
  const form = useNewActorForm(site.id, erpConnectionId, chosen);
  const choices = types.offered.map((type) => ({ key: type, label: t(`common.erpActorType.${type}`) }));
  return (
    <>
      <ActionHead title={t('record.create.title')}>{t('record.create.explain')}</ActionHead>
      {types.error !== null && (
        <MissingNote
          what={t('record.actor.typesFailed')}
          missing={missingBecause('ErpSync/GetActorTypeMapping', types.error)}
          onRetry={types.retry}
        />
      )}
      <Box sx={{ maxWidth: 260, my: 1 }}>
        <ChoiceBox
          label={t('record.create.type')}
          choices={choices}
          chosen={choices.find(({ key }) => key === chosen) ?? null}
          isLoading={types.isLoading}
          noMatchText={t(types.error ? 'record.actor.typesFailed' : 'record.actor.noTypes')}
          onChoose={(key) => setWanted(types.offered.find((type) => type === key) ?? null)}
        />
      </Box>
      {chosen !== null && form.isFetching && <EmptyState kind="loading" title={t('record.create.loading')} />}
      {form.error && !form.isFetching && (
        <>
          <EmptyState kind="failed" title={t('record.create.failed')} />
          <ErrorPanel error={form.error} onRetry={() => void form.refetch()} />
        </>
      )}
      {/* Without what the ERP asks for nothing can be created, so the bar only says what is missing. */}
      <CreateForm
        key={`${chosen} ${form.dataUpdatedAt}`}
        connection={connection}
        erpActorType={chosen}
        form={form.isFetching ? null : (form.data ?? null)}
        onClose={onClose}
      />
    </>
  );
}

interface FormProps extends Props {
  erpActorType: ErpActorType | null;
  /** Null while it is not known what the ERP asks for. */
  form: NewActorForm | null;
}

function CreateForm({ connection, erpActorType, form, onClose }: FormProps): ReactElement {
  const t = useText();
  const { site, opened, ref, name } = useRecord();
  const fields = form?.fields ?? noFields;
  const [begin] = useState<TypedValues>(() => startValues(fields));
  const [typed, setTyped] = useState(begin);
  useUnsentForm('record-form', () => fields.some(({ fieldKey: key }) => typed[key] !== begin[key]));
  const [wasRefused, setRefused] = useState(false);
  const type = erpActorType === null ? '' : t(`common.erpActorType.${erpActorType}`);
  const prepared = useMemo<Prepared>(
    () => ({
      write:
        erpActorType === null || form === null
          ? null
          : {
              kind: 'create',
              record: ref,
              erpConnectionId: connection.erpConnectionId,
              erpActorType,
              erpValues: toErpValues(form.fields, typed),
            },
      state: stateOfRecord(opened, connection),
      names: namesOf({ opened }, connection, ''),
      isActive: connection.isActive,
    }),
    [erpActorType, form, ref, connection, opened, typed],
  );
  const wrong = fields.flatMap((field): Problem[] => {
    const problem = findProblem(field, typed[field.fieldKey] ?? '');
    if (problem === null) return [];
    return [
      {
        key: field.fieldKey,
        isBlocking: true,
        isIdentity: false,
        sentence: t('record.create.errors', {
          name: field.displayName,
          problem: describeProblem(problem, t),
        }),
        rowId: null,
        controlId: fieldControl(field.fieldKey),
      },
    ];
  });
  const judged = judgePrepared(prepared, t);
  return (
    <>
      {form !== null && (
        <NewActorFields
          form={form}
          typed={typed}
          isJudged={wasRefused}
          onType={(key, text) => setTyped({ ...typed, [key]: text })}
        />
      )}
      <WritePanel
        prepared={prepared}
        judged={{
          ...judged,
          problems: [...wrong, ...judged.problems],
          state: wrong.length > 0 ? 'Blocked' : judged.state,
        }}
        label={t('record.button.create', {
          erpActorType: type,
          record: name,
          site: nameSiteAndEnvironment(site, t),
        })}
        question={t('record.question.create')}
        hint={t('record.do.chooseType')}
        isQuiet={wrong.length > 0}
        onRefused={() => setRefused(true)}
        onCancel={onClose}
      />
    </>
  );
}

const noFields: NewActorForm['fields'] = [];
