import Box from '@mui/material/Box';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import { useId, useMemo, useState, type ReactElement } from 'react';
import type { RecordInConnection } from '../../../../shared/record/opened-record';
import type { ActorRef, WriteOf } from '../../../../shared/write/write';
import { nameActor } from '../../../components/actor-names';
import { nameSiteAndEnvironment } from '../../../components/write-steps/write-button';
import { useText } from '../../../text';
import { namesOf, useRecord } from '../record-context';
import { judgePrepared, type Prepared } from '../write/judge-prepared';
import { useUnsentForm } from '../unsent';
import { stateOfRecord } from '../write/state-of-record';
import { WritePanel } from '../write/write-panel';
import { ActionHead } from './action-head';

type Blanks = WriteOf<'resync'>['blanks'];

interface Props {
  connection: RecordInConnection;
  actor: ActorRef;
  onClose(): void;
}

/** Has the site carry the values of one side out by its own mapping; empty ones overwrite nothing unless somebody wants it. */
export function ResyncAction({ connection, actor, onClose }: Props): ReactElement {
  const t = useText();
  const [source, setSource] = useState<'erp' | 'crm'>('erp');
  const { site, opened, ref, name } = useRecord();
  const [blanks, setBlanks] = useState<Blanks>('keep');
  useUnsentForm('record-form', () => source !== 'erp' || blanks !== 'keep');
  const prepared = useMemo<Prepared>(
    () => ({
      write: { kind: 'resync', record: ref, actor, blanks, source },
      state: stateOfRecord(opened, connection),
      names: namesOf({ opened }, connection),
      isActive: connection.isActive,
    }),
    [opened, ref, connection, actor, blanks, source],
  );
  return (
    <>
      <ActionHead title={t('record.resync.title')}>
        {t(source === 'erp' ? 'record.resync.explain' : 'record.resync.explainCrm', {
          actor: nameActor(actor, t),
          record: name,
          connection: connection.connectionName,
        })}{' '}
        {t('record.resync.notVerified')}
      </ActionHead>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 5, rowGap: 1, my: 1 }}>
        <Choice<'erp' | 'crm'>
          label={t('record.resync.source')}
          value={source}
          choices={[
            { value: 'erp', label: t('record.resync.sourceOf.erp') },
            { value: 'crm', label: t('record.resync.sourceOf.crm') },
          ]}
          onChoose={setSource}
        />
        <Choice<Blanks>
          label={t('record.resync.blanks')}
          value={blanks}
          choices={[
            { value: 'keep', label: t('record.resync.keep') },
            { value: 'overwrite', label: t('record.resync.overwrite') },
          ]}
          onChoose={setBlanks}
        />
      </Box>
      <WritePanel
        prepared={prepared}
        judged={judgePrepared(prepared, t)}
        label={t('record.button.resync', { record: name, site: nameSiteAndEnvironment(site, t) })}
        question={t(`record.question.resync.${source}`)}
        isAsked
        hint=""
        onCancel={onClose}
      />
    </>
  );
}

interface ChoiceProps<V extends string> {
  label: string;
  value: V;
  choices: readonly { value: V; label: string }[];
  onChoose(value: V): void;
}

function Choice<V extends string>({ label, value, choices, onChoose }: ChoiceProps<V>): ReactElement {
  const labelId = useId();
  return (
    <div>
      <FormLabel id={labelId}>{label}</FormLabel>
      <RadioGroup
        aria-labelledby={labelId}
        value={value}
        onChange={(_event, text) => {
          const chosen = choices.find((one) => one.value === text);
          if (chosen) onChoose(chosen.value);
        }}
      >
        {choices.map((one) => (
          <FormControlLabel
            key={one.value}
            value={one.value}
            control={<Radio size="small" />}
            label={one.label}
          />
        ))}
      </RadioGroup>
    </div>
  );
}
